#ifndef HOLDPLAN_CPAGE_H
#define HOLDPLAN_CPAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Draws pages into a PDF in memory. The only place that knows Pango and Cairo.
///
/// Lengths are hundredths of a millimetre, measured from the upper left corner of the paper; sizes of type
/// are hundredths of a point; greys go from 0 (black) to 255 (white). Text is UTF-8 with its length in bytes.
/// The same calls with the same fonts give the same bytes: the only date in the file is the one passed in.
/// A document may be used from one thread at a time.
typedef struct CPageDocument CPageDocument;

/// What became of a call.
typedef int32_t CPageStatus;
enum {
  CPAGE_OK = 0,
  CPAGE_NO_MEMORY = 1,
  /// No font on the machine has the Danish letters.
  CPAGE_NO_FONT = 2,
  /// Cairo could not write the PDF.
  CPAGE_DRAWING_FAILED = 3,
};

enum {
  CPAGE_LEFT = 0,
  CPAGE_CENTRE = 1,
  CPAGE_RIGHT = 2,
};

typedef struct {
  const char *bytes;
  int32_t length;
} CPageText;

typedef struct {
  int32_t width;
  int32_t height;
  CPageText title;
  CPageText creator;
  /// When the document says that it was made, in seconds since 1 January 1970 UTC.
  int64_t created;
} CPagePaper;

typedef struct {
  int32_t size;
  bool bold;
  uint8_t grey;
  /// One of CPAGE_LEFT, CPAGE_CENTRE and CPAGE_RIGHT, within `width`.
  uint8_t alignment;
  /// Text that is wider is cut off with an ellipsis, or wrapped where `wraps` says so. 0 sets no limit.
  int32_t width;
  bool wraps;
} CPageStyle;

typedef struct {
  int32_t width;
  int32_t height;
  int32_t lines;
  /// Whether something had to be cut off.
  bool shortened;
} CPageExtent;

typedef struct {
  int32_t x;
  int32_t y;
  int32_t width;
  int32_t height;
} CPageBox;

/// Begins a document in `*document`, which must be given to `cpage_close` whatever else happens. `families`
/// names fonts, best first, separated by commas; the first that is installed is used, or else the machine's
/// own choice for "Sans", if that has the Danish letters.
CPageStatus cpage_open(CPagePaper paper, const char *families, CPageDocument **document);

/// The name of the font in use. Valid until `cpage_close`.
const char *cpage_family(const CPageDocument *document);

/// Ends the page and begins the next.
void cpage_next_page(CPageDocument *document);

/// Puts the page into the list of contents that PDF readers show beside the pages.
void cpage_bookmark(CPageDocument *document, CPageText title);

/// How much room text takes, without drawing it.
CPageExtent cpage_measure(CPageDocument *document, CPageText text, CPageStyle style);

/// Draws text with the upper left corner of its first line at a point, and says how much room it took.
CPageExtent cpage_text(CPageDocument *document, int32_t x, int32_t y, CPageText text, CPageStyle style);

void cpage_line(
    CPageDocument *document, int32_t x1, int32_t y1, int32_t x2, int32_t y2, int32_t thickness,
    uint8_t grey);

/// Draws the outline of a box; a thickness of 0 fills the box instead.
void cpage_rectangle(CPageDocument *document, CPageBox box, int32_t thickness, uint8_t grey);

/// How many characters so far no font could show: they stand on the page as boxes.
int32_t cpage_missing_glyphs(const CPageDocument *document);

/// Ends the last page and the document. The bytes belong to the document and last until `cpage_close`.
CPageStatus cpage_finish(CPageDocument *document, const uint8_t **bytes, size_t *count);

/// Gives everything back. Takes NULL.
void cpage_close(CPageDocument *document);

#endif
