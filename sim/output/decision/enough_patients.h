// Whether a PSA has enough patients to say what EVPI is, in words.
#pragma once
#include <optional>
#include <string>

namespace spinepath::output {

/// Where the number of patients makes most of an error of EVPI that is too large to decide by, what would reduce it, as
/// a part of a sentence; otherwise none. `evpi`, `patients_error`: [money per patient].
std::optional<std::string> too_few_patients(double evpi, double patients_error);

}  // namespace spinepath::output
