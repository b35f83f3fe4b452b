#include "CReadline.h"

#include <termios.h>

/* What readline 8.2 keeps to undo changes hangs from the line being edited, from entries of the
   history and from the line that was left for them, the same list from several; a search, an
   arrow or a line's end then frees it under the others. So between two commands only the line
   being edited keeps its list. What the others held is forgotten, not freed: a few hundred bytes
   at each way through the history.

   The line that was left for them has no public name (rl_maybe_save_line takes no list away, and
   rl_maybe_replace_line puts the line back where it must stay), so it is bound weakly: a readline
   without it is used as it is. */
extern HIST_ENTRY *_rl_saved_line_for_history __attribute__((weak));

static void forget_shared(void) {
  HIST_ENTRY **list = history_list();
  for (int i = 0; list && i < history_length; i++) list[i]->data = NULL;
  if (&_rl_saved_line_for_history && _rl_saved_line_for_history)
    _rl_saved_line_for_history->data = NULL;
}

/* The words of an entry (Alt-.) are read one byte past the end behind a last \ or $(, so another
   NUL stands there. A search under way holds the entries' lines and must find them where they are. */
static void pad_history(void) {
  HIST_ENTRY **list = history_list();
  if (RL_ISSTATE(RL_STATE_ISEARCH | RL_STATE_NSEARCH)) return;
  for (int i = 0; list && i < history_length; i++) {
    size_t length = strlen(list[i]->line);
    if (length == 0 || !strchr("\\(", list[i]->line[length - 1])) continue;
    char *wider = realloc(list[i]->line, length + 2);
    if (!wider) continue;
    wider[length + 1] = '\0';
    list[i]->line = wider;
  }
}

/* What readline says while it searches the history, and the same on a Chinese screen. */
static const char *const searches[][2] = {
    {"(reverse-i-search)`", "（反向查找）`"},
    {"(i-search)`", "（向前查找）`"},
    {"(failed reverse-i-search)`", "（反向查找：没有）`"},
    {"(failed i-search)`", "（向前查找：没有）`"},
};
static int is_chinese;

void editor_speak_chinese(int chinese) { is_chinese = chinese; }

/* Says a search in Chinese, which draws; 0 where there is none to say. */
static int draw_search(void) {
  static int is_saying;
  if (!is_chinese || is_saying || !RL_ISSTATE(RL_STATE_ISEARCH) || !rl_display_prompt) return 0;
  for (size_t i = 0; i < sizeof searches / sizeof *searches; i++) {
    size_t length = strlen(searches[i][0]);
    if (strncmp(rl_display_prompt, searches[i][0], length) != 0) continue;
    char *rest = strdup(rl_display_prompt + length);
    if (!rest) return 0;
    is_saying = 1;
    rl_message("%s%s", searches[i][1], rest);
    is_saying = 0;
    free(rest);
    return 1;
  }
  return 0;
}

static void draw(void) {
  forget_shared();
  pad_history();
  if (!draw_search()) rl_redisplay();
}

static void draw_nothing(void) { forget_shared(); }

/* The operators of vi. Behind one with a count (d4…) readline 8.2 carries out whatever follows,
   which may change or leave the line under it: the operator is given up when that is no motion.
   Nor does one begin inside another. */
static enum { none, begun, counted } operator_state;
static int is_operating;

static int operate(rl_command_func_t *operator, int count, int key) {
  if (is_operating) return rl_ding();
  is_operating = 1;
  operator_state = begun;
  int result = operator(count, key);
  is_operating = 0;
  operator_state = none;
  return result;
}

static int change(int count, int key) { return operate(rl_vi_change_to, count, key); }
static int delete(int count, int key) { return operate(rl_vi_delete_to, count, key); }
static int yank(int count, int key) { return operate(rl_vi_yank_to, count, key); }

/* Whether a key may follow what was typed of an operator. */
static int may_follow(int key) {
  if ((key >= '1' && key <= '9') || (key == '0' && operator_state == counted)) {
    operator_state = counted;
    return 1;
  }
  int was_counted = operator_state == counted;
  operator_state = none;
  return !was_counted || strchr(" hl^$0ftFT;,%wbeWBE|`", key) != NULL;
}

/* No file names: what Plaint completes, it completes itself. */
static char *no_match(const char *text, int state) {
  (void)text;
  (void)state;
  return NULL;
}

static void replace_keys(Keymap map, Keymap above, int key_above);

/* Ctrl-C throws away nothing by itself: the system would take what is written in answer to it too,
   prompt and all, when that comes quickly. Ctrl-S searches, and does not hold the output up: a line
   being drawn would then wait where no signal is heard. */
static void take_terminal(int meta) {
  rl_prep_terminal(meta);
  // It has bound the terminal's own keys (Ctrl-V) to what they are bound to by name.
  replace_keys(rl_get_keymap(), NULL, 0);
  struct termios settings;
  if (tcgetattr(0, &settings) != 0) return;
  settings.c_lflag |= NOFLSH;
  settings.c_iflag &= ~(tcflag_t)IXON;
  tcsetattr(0, TCSANOW, &settings);
}

/* The end of a line is ours to draw, not the terminal's. */
static void give_back(void) {
  rl_eof_found = 0;
  rl_deprep_terminal();
}

/* Macros, of ~/.inputrc and recorded ones (Ctrl-X ( … Ctrl-X )). Readline plays them past
   rl_getc_function, and so past all that keeps it from looping and dying; here their keys come
   through the same door as typed ones. */
enum { most_macros = 256, most_keys = 1 << 14, most_plays = 16 };
static struct macro { Keymap map; int key; const char *text; } macros[most_macros];
static int macro_count;
/* The keys still to be played, the next one last, and how many macros began since one was typed. */
static unsigned char waiting[most_keys];
static int waiting_count, plays;
static unsigned char recorded[most_keys];
static int recorded_count, is_recording;

static int push(const unsigned char *keys, int count) {
  if (++plays > most_plays || count > most_keys - waiting_count) {
    waiting_count = 0;
    return rl_ding();
  }
  while (count > 0) waiting[waiting_count++] = keys[--count];
  return 0;
}

int editor_next_of_macro(void) {
  if (waiting_count > 0) return waiting[--waiting_count];
  plays = 0;
  return -1;
}

static void end_macros(void) { waiting_count = is_recording = plays = 0; }

static int play(int count, int key) {
  (void)count, (void)key;
  for (int i = 0; i < macro_count; i++)
    if (macros[i].map == rl_executing_keymap && macros[i].key == rl_executing_key)
      return push((const unsigned char *)macros[i].text, (int)strlen(macros[i].text));
  return rl_ding();
}

static int record(int count, int key) {
  (void)count, (void)key;
  if (is_recording) return rl_ding();
  recorded_count = 0;
  is_recording = 1;
  return 0;
}

/* The keys that end the recording are the last of it. */
static int stop_recording(int count, int key) {
  (void)count, (void)key;
  if (!is_recording) return rl_ding();
  is_recording = 0;
  recorded_count -= rl_key_sequence_length;
  if (recorded_count < 0) recorded_count = 0;
  return 0;
}

static int play_recorded(int count, int key) {
  (void)count, (void)key;
  return is_recording || recorded_count == 0 ? rl_ding() : push(recorded, recorded_count);
}

static rl_getc_func_t *next_key;
/* What is typed behind Ctrl-V. */
static int is_quoting;
static char quoted[5];

static int length_of_character(int first) {
  return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
}

static void keep_recorded(int key) {
  if (is_recording && key > 0 && recorded_count < most_keys) recorded[recorded_count++] = key;
}

static void take_quoted(int key, FILE *stream) {
  int length = length_of_character(key);
  quoted[0] = (char)key;
  for (int i = 1; i < length; i++) {
    int next = next_key(stream);
    keep_recorded(next);
    quoted[i] = (char)next;
  }
}

/* A key for readline. A NUL inside a line (Ctrl-V Ctrl-@, pasted) makes 8.2 search it for ever. */
static int get_key(FILE *stream) {
  int key = next_key(stream);
  while (key == 0 && editor_is_amid()) key = next_key(stream);
  keep_recorded(key);
  if (is_quoting && key > 0) take_quoted(key, stream);
  return key > 0 && operator_state != none && !may_follow(key) ? EOF : key;
}

static int insert_times(const char *text, int count) {
  if (count > 1) rl_begin_undo_group();
  for (int i = 0; i < count; i++) rl_insert_text(text);
  if (count > 1) rl_end_undo_group();
  return 0;
}

/* A character of several bytes, put in whole. Readline 8.2 puts them in byte by byte: where the
   first is bound to nothing (behind Ctrl-X or Esc) or asked for no times, the others would become
   half a character. Here what is left over is none. */
static int insert_character(int count, int key) {
  char character[5] = {(char)key};
  int length = length_of_character(key);
  if (length == 1) return 0;
  if (rl_insert_mode == 0) return rl_insert(count, key);
  RL_SETSTATE(RL_STATE_MOREINPUT);
  for (int i = 1; i < length; i++) character[i] = (char)rl_read_key();
  RL_UNSETSTATE(RL_STATE_MOREINPUT);
  return insert_times(character, count);
}

/* Ctrl-V: theirs takes the key, with the terminal's own keys off, and puts it in no times. */
static int quote(int count, int key) {
  int times = count < 0 ? -count : 1;
  for (int i = 0; i < times; i++) {
    memset(quoted, 0, sizeof quoted);
    is_quoting = 1;
    rl_quoted_insert(0, key);
    is_quoting = 0;
    insert_times(quoted, count < 0 ? 1 : count);
  }
  return 0;
}

static int read_again(int count, int key);

static const struct { rl_command_func_t *theirs, *ours; } replaced[] = {
    {rl_vi_change_to, change},         {rl_vi_delete_to, delete},
    {rl_vi_yank_to, yank},             {rl_start_kbd_macro, record},
    {rl_end_kbd_macro, stop_recording}, {rl_call_last_kbd_macro, play_recorded},
    {rl_re_read_init_file, read_again},   {rl_quoted_insert, quote},
};

static rl_command_func_t *ours(rl_command_func_t *function) {
  for (size_t i = 0; i < sizeof replaced / sizeof *replaced; i++)
    if (replaced[i].theirs == function) return replaced[i].ours;
  return function;
}

/* Whatever is bound by name, in ~/.inputrc or after Meta-x, is bound to ours. */
static void replace_names(void) {
  rl_initialize_funmap();
  for (FUNMAP **entry = funmap; entry && *entry; entry++)
    (*entry)->function = ours((*entry)->function);
}

/* A key that begins longer ones, too, is carried out in the name of the map above. */
static void replace_keys(Keymap map, Keymap above, int key_above) {
  for (int key = 0; key < KEYMAP_SIZE; key++) {
    KEYMAP_ENTRY *entry = &map[key];
    if (!entry->function) continue;
    if (entry->type == ISKMAP) {
      replace_keys((Keymap)entry->function, map, key);
    } else if (entry->type == ISMACR) {
      int is_short = key == ANYOTHERKEY && above;
      const char *text = (const char *)entry->function;
      entry->type = ISFUNC;
      entry->function = play;
      if (macro_count < most_macros)
        macros[macro_count++] =
            (struct macro){is_short ? above : map, is_short ? key_above : key, text};
    } else {
      entry->function = ours(entry->function);
    }
  }
}

static void bind_characters(Keymap map) {
  for (int key = 0x80; key < KEYMAP_SIZE; key++)
    if (map[key].type == ISFUNC && map[key].function == rl_insert)
      map[key].function = insert_character;
}

static void bind_keys(rl_command_func_t *tab, rl_command_func_t *list) {
  Keymap emacs = rl_get_keymap_by_name("emacs-standard");
  Keymap insertion = rl_get_keymap_by_name("vi-insert");
  Keymap command = rl_get_keymap_by_name("vi-command");
  rl_bind_key_in_map('\t', tab, emacs);
  rl_bind_key_in_map('\t', tab, insertion);
  rl_bind_key_in_map('\t', tab, command);
  rl_bind_key_in_map('=', list, command);
  rl_bind_keyseq_in_map("\\e?", list, emacs);
  rl_bind_key_in_map('c', change, command);
  rl_bind_key_in_map('d', delete, command);
  rl_bind_key_in_map('y', yank, command);
  bind_characters(emacs);
  bind_characters(insertion);
  replace_keys(emacs, NULL, 0);
  replace_keys(insertion, NULL, 0);
  replace_keys(command, NULL, 0);
}

static rl_command_func_t *tab_key, *list_keys;

static int read_again(int count, int key) {
  int result = rl_re_read_init_file(count, key);
  bind_keys(tab_key, list_keys);
  return result;
}

/* Readline divides by a third of the width where it scrolls a line sideways: in a terminal of three
   columns or one row it is told a little more than there is. */
static void keep_room(void) {
  int rows, columns;
  rl_get_screen_size(&rows, &columns);
  if (rows >= 2 && columns >= 4) return;
  rl_set_screen_size(rows < 2 ? 2 : rows, columns < 4 ? 4 : columns);
}

/* Lines are read by readline(), which waits in `key`, and not key by key through its callbacks:
   those of 8.2 follow null pointers when a sequence of keys is bound to nothing (Ctrl-R Ctrl-X e). */
void editor_open(
    int output, rl_getc_func_t *key, rl_hook_func_t *begin, rl_command_func_t *tab,
    rl_command_func_t *list) {
  FILE *stream = fdopen(output, "w");
  next_key = key;
  rl_readline_name = "plaint";
  rl_instream = stdin;
  rl_getc_function = get_key;
  rl_startup_hook = begin;
  rl_prep_term_function = take_terminal;
  rl_deprep_term_function = give_back;
  rl_outstream = stream ? stream : stderr;
  rl_catch_signals = 0;
  rl_catch_sigwinch = 0;
  rl_change_environment = 0;
  rl_completion_entry_function = no_match;
  replace_names();
  rl_initialize();
  // Only then, or readline takes no interest in what the terminal can do.
  rl_redisplay_function = draw;
  keep_room();
  tab_key = tab;
  list_keys = list;
  bind_keys(tab, list);
}

/* Gives entries that were changed and not entered the lines they had. */
static void restore_history(void) {
  HIST_ENTRY **list = history_list();
  for (int i = 0; list && i < history_length; i++) {
    const char *entered = list[i]->timestamp;
    if (!entered || strcmp(list[i]->line, entered) == 0) continue;
    char *line = strdup(entered);
    if (!line) continue;
    free(list[i]->line);
    list[i]->line = line;
  }
}

char *editor_read(const char *prompt) {
  forget_shared();
  restore_history();
  return readline(prompt);
}

int editor_is_amid(void) { return RL_ISSTATE(RL_STATE_MOREINPUT) != 0; }

const char *editor_line(void) { return rl_line_buffer; }
int editor_cursor(void) { return rl_point; }

void editor_replace(int start, int end, const char *text) {
  rl_begin_undo_group();
  rl_delete_text(start, end);
  rl_point = start;
  rl_insert_text(text);
  rl_end_undo_group();
  rl_redisplay();
}

void editor_leave_line(void) {
  rl_point = rl_end;
  rl_redisplay();
  rl_crlf();
}

void editor_print(const char *text) {
  fputs(text, rl_outstream);
  fflush(rl_outstream);
}

void editor_return_to_line(int cursor) {
  rl_point = cursor;
  rl_forced_update_display();
}

/* Readline clears what it drew before only when the drawing is its own. */
void editor_resize(void) {
  rl_voidfunc_t *drawing = rl_redisplay_function;
  rl_redisplay_function = rl_redisplay;
  rl_resize_terminal();
  keep_room();
  rl_redisplay_function = drawing;
}

void editor_give_up(void) {
  tcflush(0, TCIFLUSH);
  rl_point = rl_end;
  rl_redisplay();
  editor_print("^C");
  rl_redisplay_function = draw_nothing;
}

void editor_empty(void) {
  end_macros();
  rl_delete_text(0, rl_end);
  rl_point = rl_mark = 0;
}

void editor_recover(void) {
  end_macros();
  forget_shared();
  rl_free_line_state();
  rl_redisplay_function = draw;
  rl_clear_pending_input();
}

/* An entry's time stamp, which nothing else uses, keeps the line as it was entered. */
void editor_recall(const char *command) {
  HIST_ENTRY **list;
  add_history(command);
  list = history_list();
  if (!list || history_length == 0) return;
  HIST_ENTRY *entry = list[history_length - 1];
  free(entry->timestamp);
  entry->timestamp = strdup(command);
}

void editor_remember(const char *command) {
  HIST_ENTRY **list = history_list();
  forget_shared();
  restore_history();
  for (int i = history_length - 1; list && i >= 0; i--) {
    if (strcmp(list[i]->line, command) != 0) continue;
    HIST_ENTRY *old = remove_history(i);
    if (old) free_history_entry(old);
    break;
  }
  editor_recall(command);
}
