#pragma once
/* Opens a pseudo-terminal pair of the given size; 0 on success. */
int terminal_open(int *leader, int *follower, unsigned short rows, unsigned short columns);
