#include "sim/output/partial/spx_file.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <fstream>

#include <fmt/format.h>

#include "models/numerics/fnv.h"
#include "sim/output/files/json.h"

namespace spinepath::output {
namespace {

namespace fs = std::filesystem;

static_assert(std::endian::native == std::endian::little, "numbers are written as they are in memory");

constexpr const char* format_name = "spinepath partial results";
constexpr int edition = 1;
constexpr std::uint64_t checksum_size = 9;  ///< [bytes] of an integer of 64 bits

/// The head of a byte string of that size.
std::string head_of(std::uint64_t size) {
  std::string head;
  const auto put = [&](int bytes, unsigned char code) {
    head.push_back(static_cast<char>(code));
    while (bytes-- > 0) head.push_back(static_cast<char>(size >> (8 * bytes)));
  };
  if (size < 24)
    put(0, static_cast<unsigned char>(0x40 + size));
  else if (size <= 0xff)
    put(1, 0x58);
  else if (size <= 0xffff)
    put(2, 0x59);
  else if (size <= 0xffffffff)
    put(4, 0x5a);
  else
    put(8, 0x5b);
  return head;
}

std::string checksum_of(std::uint64_t hash) {
  std::string item(1, '\x1b');
  for (int byte = 7; byte >= 0; --byte) item.push_back(static_cast<char>(hash >> (8 * byte)));
  return item;
}

Json json_of(const SpxManifest& m, const std::vector<SpxEntry>& entries) {
  Json records = Json::array();
  for (const SpxEntry& e : entries)
    records.push_back({e.piece, e.work.kind == UnitKind::runs ? "runs" : "patients", e.work.units,
                       e.work.fingerprint, e.range.first, e.range.end, e.numbers});
  return {{"format", format_name},
          {"edition", edition},
          {"version", m.identity.version},
          {"generator", m.identity.generator},
          {"scenario", hash_text(m.identity.scenario_hash)},
          {"seed", m.identity.seed},
          {"question", m.identity.question},
          {"command", m.command},
          {"folder", m.folder},
          {"shard", {m.shard.number, m.shard.of}},
          {"records", records}};
}

SpxEntry entry_of(const Json& record) {
  return {.piece = record.at(0),
          .work = {record.at(1) == "runs" ? UnitKind::runs : UnitKind::patients, record.at(2), record.at(3)},
          .range = {record.at(4), record.at(5)},
          .numbers = record.at(6)};
}

/// Throws Json::exception if it is none.
/// A tree of limited depth, since the parser calls itself for each level.
class ShallowTree : public nlohmann::detail::json_sax_dom_parser<Json> {
 public:
  explicit ShallowTree(Json& item) : json_sax_dom_parser(item) {}
  bool start_object(std::size_t size) { return deeper() && json_sax_dom_parser::start_object(size); }
  bool start_array(std::size_t size) { return deeper() && json_sax_dom_parser::start_array(size); }
  bool end_object() { return --depth_ >= 0 && json_sax_dom_parser::end_object(); }
  bool end_array() { return --depth_ >= 0 && json_sax_dom_parser::end_array(); }

 private:
  bool deeper() { return ++depth_ <= 8; }
  int depth_ = 0;
};

/// The first item of a sequence. Throws Json::exception.
Json first_item(std::istream& stream) {
  Json item;
  ShallowTree tree(item);
  if (!Json::sax_parse(stream, &tree, Json::input_format_t::cbor, /*strict=*/false)) return {};
  return item;
}

SpxFile file_of(const fs::path& path, const Json& json) {
  if (json.at("format") != format_name) throw UnusableSpx(path, "is not a file of partial results");
  if (json.at("edition") != edition)
    throw UnusableSpx(path, "has another edition of the format: another version of spinepath wrote it");
  SpxFile file{.path = path};
  WorkIdentity& identity = file.manifest.identity;
  identity.version = json.at("version");
  identity.generator = json.at("generator");
  identity.scenario_hash = std::stoull(json.at("scenario").get<std::string>(), nullptr, 16);
  identity.seed = json.at("seed");
  identity.question = json.at("question").get<std::vector<std::string>>();
  file.manifest.command = json.at("command").get<std::vector<std::string>>();
  file.manifest.folder = json.at("folder");
  file.manifest.shard = {json.at("shard").at(0), json.at("shard").at(1)};
  for (const Json& record : json.at("records")) file.entries.push_back(entry_of(record));
  return file;
}

/// Sets where the numbers of each entry are; returns where the last ones end.
std::uint64_t place(std::vector<SpxEntry>& entries, std::uint64_t begin) {
  for (SpxEntry& entry : entries) {
    const std::uint64_t size = entry.numbers * sizeof(double);
    entry.offset = begin + head_of(size).size();
    begin = entry.offset + size;
  }
  return begin;
}

/// Of the first `size` bytes of a stream.
std::uint64_t hash_of(std::istream& stream, std::uint64_t size) {
  std::uint64_t hash = fnv_begin;
  std::vector<char> buffer(std::size_t{1} << 20);
  while (size > 0 && stream) {
    stream.read(buffer.data(), static_cast<std::streamsize>(std::min<std::uint64_t>(size, buffer.size())));
    const auto got = static_cast<std::size_t>(stream.gcount());
    hash = fnv1a(hash, {buffer.data(), got});
    size -= got;
  }
  return hash;
}

/// Whether the bytes are those that were written.
void check_bytes(const fs::path& path, std::istream& stream) {
  const std::uint64_t size = fs::file_size(path);
  std::string found(checksum_size, '\0');
  if (size > checksum_size) {
    const std::string checksum = checksum_of(hash_of(stream, size - checksum_size));
    stream.read(found.data(), checksum_size);
    if (stream && found == checksum) return;
  }
  throw UnusableSpx(path, "is cut short, damaged, or not a file of partial results");
}

void check_entries(const SpxFile& file, std::uint64_t size) {
  const Shard& shard = file.manifest.shard;
  const bool is_shard = shard.number >= 1 && shard.number <= shard.of && shard.of <= most_shards;
  if (!is_shard && (shard.number != 0 || shard.of != 0))
    throw UnusableSpx(file.path, fmt::format("has the shard {} of {}", shard.number, shard.of));
  for (const SpxEntry& entry : file.entries)
    if (entry.numbers > size / sizeof(double) || entry.range.first >= entry.range.end)
      throw UnusableSpx(file.path, "has a record that cannot be");
}

}  // namespace

UnusableSpx::UnusableSpx(const fs::path& path, const std::string& reason)
    : UnusableSaved(fmt::format("{} {}. Remove it, or use another folder", path.string(), reason)) {}

std::string spx_bytes(const SpxManifest& manifest, std::vector<SpxEntry> entries,
                      std::span<const std::vector<double>> numbers) {
  for (std::size_t i = 0; i < entries.size(); ++i) entries[i].numbers = numbers[i].size();
  std::string bytes;
  Json::to_cbor(json_of(manifest, entries), bytes);
  for (const std::vector<double>& record : numbers) {
    const std::uint64_t size = record.size() * sizeof(double), begin = bytes.size();
    const std::string head = head_of(size);
    bytes.resize(begin + head.size() + size);
    std::ranges::copy(head, bytes.begin() + static_cast<std::ptrdiff_t>(begin));
    std::memcpy(bytes.data() + begin + head.size(), record.data(), size);
  }
  return bytes + checksum_of(fnv1a(fnv_begin, bytes));
}

SpxFile read_spx(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error))
    throw UnusableSpx(path, "is not a file");  // before it is opened: a pipe
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw UnusableSpx(path, "cannot be read");
  check_bytes(path, stream);
  stream.seekg(0);
  try {
    SpxFile file = file_of(path, first_item(stream));
    const std::uint64_t size = fs::file_size(path);
    check_entries(file, size);
    if (place(file.entries, static_cast<std::uint64_t>(stream.tellg())) + checksum_size != size)
      throw UnusableSpx(path, "does not have the records that it lists");
    return file;
  } catch (const Json::exception&) {
    throw UnusableSpx(path, "is not a file of partial results");
  } catch (const std::logic_error&) {  // of std::stoull
    throw UnusableSpx(path, "has no hash of a scenario");
  }
}

std::vector<double> read_numbers(const SpxFile& file, const SpxEntry& entry) {
  std::ifstream stream(file.path, std::ios::binary);
  std::vector<double> numbers(entry.numbers);
  stream.seekg(static_cast<std::streamoff>(entry.offset));
  stream.read(reinterpret_cast<char*>(numbers.data()),
              static_cast<std::streamsize>(numbers.size() * sizeof(double)));
  if (!stream) throw UnusableSpx(file.path, "cannot be read any more");
  return numbers;
}

}  // namespace spinepath::output
