// Processes that share the work of one command, such as the ranks of an MPI job. All of them carry out the same
// command line; the leader alone reads and writes partial results, prints, and writes results. Of the two
// implementations a program is linked with one: alone.cpp for a process by itself, mpi.cpp.
#pragma once
#include <cstdint>
#include <memory>

#include "sim/engine/partial/ledger.h"

namespace spinepath::cluster {

/// At the begin of the program. May take words of its own from the command line.
void join(int& argc, char**& argv);
/// At its end: waits for the other processes. Returns the exit code of all, 0 if each of them has succeeded.
int leave(int code);

int processes();
bool lead_here();

/// The ledger of work that all processes share. `saved`: where the leader keeps partial results, or null. `identity`:
/// of what must be the same in all processes. Null: there is one process only.
std::unique_ptr<Ledger> shared_ledger(Ledger* saved, std::uint64_t identity);

}  // namespace spinepath::cluster
