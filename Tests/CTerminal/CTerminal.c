#include "CTerminal.h"
#include <pty.h>
#include <stddef.h>

int terminal_open(int *leader, int *follower, unsigned short rows, unsigned short columns) {
  struct winsize size = {.ws_row = rows, .ws_col = columns};
  return openpty(leader, follower, NULL, NULL, &size);
}
