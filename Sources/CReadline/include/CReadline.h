#pragma once
/* GNU readline without its globals: Swift 6 refuses to touch shared variables, so each one that
   the line editor needs is behind a function here. Only LineEditor.swift calls these. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <readline/readline.h>
#include <readline/history.h>

/* Waits like poll while only the signals of a mask are held back. The C library declares it for GNU
   extensions only, which Swift does not ask for; its types are those of <poll.h>. */
extern int ppoll(void *descriptors, unsigned long count, const void *limit, const void *mask);

/* Sets how the C library takes memory, as <malloc.h> says, which Swift does not ask for. */
extern int mallopt(int parameter, int value);

/* Prepares readline, reading ~/.inputrc: keys come from `key`, drawing goes to `output`, Tab calls
   `tab`, the keys that list completions call `list`; `begin` is called when a line begins. */
void editor_open(
    int output, rl_getc_func_t *key, rl_hook_func_t *begin, rl_command_func_t *tab,
    rl_command_func_t *list);

/* Whether what readline says by itself, of a search, is said in Chinese. */
void editor_speak_chinese(int chinese);

/* Reads a line; NULL at the end of input. The caller frees it. */
char *editor_read(const char *prompt);

/* Whether more of what was begun is waited for: of a paste, a character, a search. */
int editor_is_amid(void);

/* The next key of a macro that is being played; -1 where none is. */
int editor_next_of_macro(void);

const char *editor_line(void);
int editor_cursor(void);

/* Puts `text` where the bytes from `start` to `end` were, the cursor behind it; one undo. */
void editor_replace(int start, int end, const char *text);

/* Goes to a new line below everything that has been typed. */
void editor_leave_line(void);

void editor_print(const char *text);

/* Draws prompt and line anew, on a line of their own, with the cursor at `cursor`. */
void editor_return_to_line(int cursor);

/* Draws prompt and line anew after the terminal has changed its size. */
void editor_resize(void);

/* Marks the line as given up; from now on nothing of it is drawn. */
void editor_give_up(void);

/* Empties the line, so that the end of input ends it with nothing. */
void editor_empty(void);

/* Is ready for the next line after one that was given up. */
void editor_recover(void);

/* The history list, oldest first: an equal older entry gives way to the new one. */
void editor_remember(const char *command);

/* Adds a command to the history list that is known to stand nowhere else in it. */
void editor_recall(const char *command);
