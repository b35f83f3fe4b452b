/// Which of 64 bytes are equal to a few given ones, as bits: the one thing that Swift's vectors do
/// not do well (there is no movemask). SSE2 and NEON where they are, plain words elsewhere.
#ifndef CSCAN_H
#define CSCAN_H

#include <stdint.h>
#include <string.h>

#include "CUTF8.h"
#include "CWithin.h"

#if defined(__SSE2__)
#include <emmintrin.h>

typedef struct { __m128i part[4]; } cscan_block;

static inline cscan_block cscan_load(const uint8_t *bytes) {
  cscan_block block;
  for (int i = 0; i < 4; i++) {
    block.part[i] = _mm_loadu_si128((const __m128i *)(bytes + 16 * i));
  }
  return block;
}

static inline uint64_t cscan_equal(const cscan_block *block, uint8_t byte) {
  const __m128i wanted = _mm_set1_epi8((char)byte);
  uint64_t bits = 0;
  for (int i = 0; i < 4; i++) {
    uint64_t part = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(block->part[i], wanted));
    bits |= part << (16 * i);
  }
  return bits;
}

#elif defined(__aarch64__)
#include <arm_neon.h>

typedef struct { uint8x16_t part[4]; } cscan_block;

static inline cscan_block cscan_load(const uint8_t *bytes) {
  cscan_block block;
  for (int i = 0; i < 4; i++) block.part[i] = vld1q_u8(bytes + 16 * i);
  return block;
}

static inline uint64_t cscan_equal(const cscan_block *block, uint8_t byte) {
  static const uint8_t weights[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  const uint8x16_t weight = vld1q_u8(weights);
  const uint8x16_t wanted = vdupq_n_u8(byte);
  uint8x16_t a = vandq_u8(vceqq_u8(block->part[0], wanted), weight);
  uint8x16_t b = vandq_u8(vceqq_u8(block->part[1], wanted), weight);
  uint8x16_t c = vandq_u8(vceqq_u8(block->part[2], wanted), weight);
  uint8x16_t d = vandq_u8(vceqq_u8(block->part[3], wanted), weight);
  uint8x16_t sum = vpaddq_u8(vpaddq_u8(a, b), vpaddq_u8(c, d));
  return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sum, sum)), 0);
}

#else

typedef struct { uint64_t part[8]; } cscan_block;

static inline cscan_block cscan_load(const uint8_t *bytes) {
  cscan_block block;
  memcpy(&block, bytes, 64);
  return block;
}

static inline uint64_t cscan_equal(const cscan_block *block, uint8_t byte) {
  const uint8_t *bytes = (const uint8_t *)block->part;
  uint64_t bits = 0;
  for (int i = 0; i < 64; i++) bits |= (uint64_t)(bytes[i] == byte) << i;
  return bits;
}

#endif

/// Where the signs of delimited text are among 64 bytes.
typedef struct {
  uint64_t quotes, delimiters, feeds, returns;
} cscan_signs;

static inline cscan_signs cscan_find_signs(const uint8_t *bytes, uint8_t delimiter) {
  const cscan_block block = cscan_load(bytes);
  cscan_signs signs;
  signs.quotes = cscan_equal(&block, '"');
  signs.delimiters = cscan_equal(&block, delimiter);
  signs.feeds = cscan_equal(&block, '\n');
  signs.returns = cscan_equal(&block, '\r');
  return signs;
}

/// Which of 64 bytes end a cell under any delimiter: comma, tab, semicolon, bar, line ends.
static inline uint64_t cscan_cell_ends(const uint8_t *bytes) {
  const cscan_block block = cscan_load(bytes);
  return cscan_equal(&block, ',') | cscan_equal(&block, '\t') | cscan_equal(&block, ';')
    | cscan_equal(&block, '|') | cscan_equal(&block, '\n') | cscan_equal(&block, '\r');
}

/// Where the signs that end lines or open quotes are among 64 bytes, and bytes that are zero.
typedef struct {
  uint64_t quotes, feeds, returns, zeros;
} cscan_lines;

/// Whether any of those signs is among 64 bytes; in two of three stretches of a table there is none.
static inline int cscan_has_lines(const uint8_t *bytes) {
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"'), feed = _mm_set1_epi8('\n');
  const __m128i back = _mm_set1_epi8('\r'), zero = _mm_setzero_si128();
  __m128i any = zero;
  for (int i = 0; i < 4; i++) {
    const __m128i part = _mm_loadu_si128((const __m128i *)(bytes + 16 * i));
    const __m128i a = _mm_or_si128(_mm_cmpeq_epi8(part, quote), _mm_cmpeq_epi8(part, feed));
    const __m128i b = _mm_or_si128(_mm_cmpeq_epi8(part, back), _mm_cmpeq_epi8(part, zero));
    any = _mm_or_si128(any, _mm_or_si128(a, b));
  }
  return _mm_movemask_epi8(any) != 0;
#else
  (void)bytes;
  return 1;
#endif
}

static inline cscan_lines cscan_find_lines(const uint8_t *bytes) {
  const cscan_block block = cscan_load(bytes);
  cscan_lines lines;
  lines.quotes = cscan_equal(&block, '"');
  lines.feeds = cscan_equal(&block, '\n');
  lines.returns = cscan_equal(&block, '\r');
  lines.zeros = cscan_equal(&block, 0);
  return lines;
}

#endif
