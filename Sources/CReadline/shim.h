#pragma once
/* GNU readline without its globals: Swift 6 refuses to touch shared variables, so each one that
   the line editor needs is behind a function here. Only LineEditor*.swift call these. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <readline/readline.h>
#include <readline/history.h>

/* Waits like poll while only the signals of a mask are held back. The C library declares it for GNU
   extensions only, which Swift does not ask for; its types are those of <poll.h>. */
extern int ppoll(void *descriptors, unsigned long count, const void *limit, const void *mask);

/* No file names: what Plaint completes, it completes itself. */
static inline char *editor_no_match(const char *text, int state) {
  (void)text;
  (void)state;
  return NULL;
}

/* The end of a line is ours to draw, not the terminal's. */
static inline void editor_give_back(void) {
  rl_eof_found = 0;
  rl_deprep_terminal();
}

/* Ctrl-C throws away nothing by itself: the system would take what is written in answer to it too,
   prompt and all, when that comes quickly. */
static inline void editor_take_terminal(int meta) {
  rl_prep_terminal(meta);
  struct termios settings;
  if (tcgetattr(0, &settings) != 0) return;
  settings.c_lflag |= NOFLSH;
  tcsetattr(0, TCSANOW, &settings);
}

/* Prepares readline, reading ~/.inputrc: keys come from `key`, drawing goes to `output`, Tab calls
   `tab`, the keys that list completions call `list`; `begin` is called when a line begins.

   Lines are read by readline(), which waits in `key`, and not key by key through its callbacks:
   those of 8.2 follow null pointers when a sequence of keys is bound to nothing (Ctrl-R Ctrl-X e). */
static inline void editor_open(
    int output, rl_getc_func_t *key, rl_hook_func_t *begin, rl_command_func_t *tab,
    rl_command_func_t *list) {
  FILE *stream = fdopen(output, "w");
  rl_readline_name = "plaint";
  rl_instream = stdin;
  rl_getc_function = key;
  rl_startup_hook = begin;
  rl_prep_term_function = editor_take_terminal;
  rl_deprep_term_function = editor_give_back;
  rl_outstream = stream ? stream : stderr;
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_change_environment = 0;
  rl_completion_entry_function = editor_no_match;
  rl_initialize();
  Keymap emacs = rl_get_keymap_by_name("emacs-standard");
  Keymap insertion = rl_get_keymap_by_name("vi-insert");
  Keymap command = rl_get_keymap_by_name("vi-command");
  rl_bind_key_in_map('\t', tab, emacs);
  rl_bind_key_in_map('\t', tab, insertion);
  rl_bind_key_in_map('\t', tab, command);
  rl_bind_key_in_map('=', list, command);
  rl_bind_keyseq_in_map("\\e?", list, emacs);
}

/* Reads a line; NULL at the end of input. The caller frees it. */
static inline char *editor_read(const char *prompt) { return readline(prompt); }

/* Whether more of what was begun is waited for: of a paste, a character, a search. */
static inline int editor_is_amid(void) { return RL_ISSTATE(RL_STATE_MOREINPUT) != 0; }

static inline const char *editor_line(void) { return rl_line_buffer; }
static inline int editor_cursor(void) { return rl_point; }

/* Puts `text` where the bytes from `start` to `end` were, the cursor behind it; one undo. */
static inline void editor_replace(int start, int end, const char *text) {
  rl_begin_undo_group();
  rl_delete_text(start, end);
  rl_point = start;
  rl_insert_text(text);
  rl_end_undo_group();
  rl_redisplay();
}

/* Goes to a new line below everything that has been typed. */
static inline void editor_leave_line(void) {
  rl_point = rl_end;
  rl_redisplay();
  rl_crlf();
}

static inline void editor_print(const char *text) {
  fputs(text, rl_outstream);
  fflush(rl_outstream);
}

/* Draws prompt and line anew, on a line of their own, with the cursor at `cursor`. */
static inline void editor_return_to_line(int cursor) {
  rl_point = cursor;
  rl_forced_update_display();
}

static inline void editor_draw_nothing(void) {}

/* Marks the line as given up; from now on nothing of it is drawn. */
static inline void editor_give_up(void) {
  tcflush(0, TCIFLUSH);
  rl_point = rl_end;
  rl_redisplay();
  fputs("^C", rl_outstream);
  fflush(rl_outstream);
  rl_redisplay_function = editor_draw_nothing;
}

/* Empties the line, so that the end of input ends it with nothing. */
static inline void editor_empty(void) {
  rl_delete_text(0, rl_end);
  rl_point = rl_mark = 0;
}

/* Is ready for the next line after one that was given up. */
static inline void editor_recover(void) {
  rl_free_line_state();
  rl_redisplay_function = rl_redisplay;
  rl_clear_pending_input();
}

/* The history list, oldest first: an equal older entry gives way to the new one.

   What readline keeps to undo changes of older entries is forgotten with the line that is over,
   never freed: several entries may share it. */
static inline void editor_remember(const char *command) {
  HIST_ENTRY **list = history_list();
  for (int i = 0; list && i < history_length; i++) list[i]->data = NULL;
  for (int i = history_length - 1; list && i >= 0; i--) {
    if (strcmp(list[i]->line, command) == 0) {
      HIST_ENTRY *old = remove_history(i);
      if (old) free_history_entry(old);
      break;
    }
  }
  add_history(command);
}
