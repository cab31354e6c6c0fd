// Processes of an MPI job: rank 0 leads. What the other ranks print is shown only if they fail.
#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#define OMPI_SKIP_MPICXX
#include <mpi.h>

#include "sim/cluster/ledgers.h"
#include "sim/cluster/processes.h"
#include "sim/cluster/service.h"

namespace spinepath::cluster {
namespace {

constexpr int stopped_by_signal = 130;  ///< exit code

int rank = 0, size = 1;
int printed = -1;  ///< a file in memory, with what a rank that does not lead prints

class MpiChannel : public Channel {
 public:
  int processes() const override { return size; }
  void send(int to, Tag tag, const Words& words) override {
    MPI_Send(words.data(), static_cast<int>(words.size()), MPI_UINT64_T, to, static_cast<int>(tag),
             MPI_COMM_WORLD);
  }
  std::optional<Message> poll() override {
    int found = 0, count = 0;
    MPI_Status status;
    MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &found, &status);
    if (found == 0) return std::nullopt;
    MPI_Get_count(&status, MPI_UINT64_T, &count);
    Message message{status.MPI_SOURCE, static_cast<Tag>(status.MPI_TAG),
                    Words(static_cast<std::size_t>(count))};
    MPI_Recv(message.words.data(), count, MPI_UINT64_T, status.MPI_SOURCE, status.MPI_TAG, MPI_COMM_WORLD,
             MPI_STATUS_IGNORE);
    return message;
  }
};
MpiChannel channel;

/// What the leader has from its first shared work to the end of the program.
struct Leading {
  explicit Leading(std::optional<int> code)
      : desk(static_cast<std::uint64_t>(size)),
        service(desk, channel,
                {.report =
                     [](int from, const std::string& how) {
                       std::fprintf(stderr, "spinepath-mpi: rank %d %s", from, how.c_str());
                     },
                 .stop_leader = [] { std::raise(SIGTERM); },
                 .end_others = [](int failure) { MPI_Abort(MPI_COMM_WORLD, failure); }},
                code),
        thread([this] { service.answer_all(); }) {}

  Desk desk;
  Service service;
  std::thread thread;
};
std::unique_ptr<Leading> leading;

std::string host() {
  std::array<char, MPI_MAX_PROCESSOR_NAME> name{};
  int length = 0;
  MPI_Get_processor_name(name.data(), &length);
  return {name.data(), static_cast<std::size_t>(length)};
}

/// The end of what this rank printed.
std::string last_words() {
  constexpr off_t most = 4000;
  const off_t length = ::lseek(printed, 0, SEEK_END), begin = std::max<off_t>(0, length - most);
  std::string text(static_cast<std::size_t>(length - begin), '\0');
  const ssize_t got = ::pread(printed, text.data(), text.size(), begin);
  text.resize(static_cast<std::size_t>(std::max<ssize_t>(0, got)));
  return text;
}

std::string end_of(int code) {
  if (code == 0) return {};
  if (code == stopped_by_signal) return "on " + host() + " was stopped\n";
  return "on " + host() + " failed: " + last_words();
}

void print_into_memory() {
  printed = ::memfd_create("printed", MFD_CLOEXEC);
  const int nothing = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  ::dup2(nothing, STDOUT_FILENO);
  ::dup2(printed >= 0 ? printed : nothing, STDERR_FILENO);
}

int leave_as_leader(int code) {
  if (!leading) leading = std::make_unique<Leading>(code);
  leading->service.end_work(code);
  leading->thread.join();
  return code != 0 ? code : leading->service.code_of_others();
}

void leave_as_member(int code) {
  Words words{static_cast<std::uint64_t>(code)};
  for (const char letter : end_of(code)) words.push_back(static_cast<unsigned char>(letter));
  channel.send(0, Tag::bring_code, words);
}

}  // namespace

void join(int& argc, char**& argv) {
  int provided = 0;
  MPI_Init_thread(&argc, &argv, MPI_THREAD_SERIALIZED, &provided);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  MPI_Comm_size(MPI_COMM_WORLD, &size);
  if (provided < MPI_THREAD_SERIALIZED) {
    std::fputs("spinepath-mpi: this MPI cannot be used by several threads\n", stderr);
    MPI_Abort(MPI_COMM_WORLD, EXIT_FAILURE);
  }
  if (rank != 0) print_into_memory();
  // mpirun gives ranks a terminal as stdout, wherever its own goes.
  ::setenv("NO_COLOR", "1", 0);
}

int leave(int code) {
  if (rank == 0)
    code = leave_as_leader(code);
  else
    leave_as_member(code);
  MPI_Finalize();
  return rank == 0 ? code : EXIT_SUCCESS;
}

int processes() { return size; }
bool lead_here() { return rank == 0; }

std::unique_ptr<Ledger> shared_ledger(Ledger* saved, std::uint64_t identity) {
  if (size == 1) return nullptr;
  if (rank != 0) return std::make_unique<MembersLedger>(channel, identity);
  if (!leading) leading = std::make_unique<Leading>(std::nullopt);
  return std::make_unique<LeadersLedger>(leading->desk, saved, identity);
}

}  // namespace spinepath::cluster
