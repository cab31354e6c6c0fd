// A process by itself.
#include "sim/cluster/processes.h"

namespace spinepath::cluster {

void join(int&, char**&) {}
int leave(int code) { return code; }
int processes() { return 1; }
bool lead_here() { return true; }
std::unique_ptr<Ledger> shared_ledger(Ledger*, std::uint64_t) { return nullptr; }

}  // namespace spinepath::cluster
