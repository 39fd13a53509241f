#include "CPage.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// One hundredth of a millimetre in points: 72 points are 25.4 mm.
static const double POINTS = 72.0 / 2540.0;

struct CPageDocument {
  cairo_surface_t *surface;
  cairo_t *cairo;
  PangoFontMap *fonts;
  PangoContext *context;
  char *family;
  uint8_t *bytes;
  size_t count;
  size_t capacity;
  // Counts from 1.
  int32_t page;
  int32_t missing_glyphs;
};

static cairo_status_t append(void *closure, const unsigned char *bytes, unsigned int length) {
  CPageDocument *document = closure;
  if (document->count + length > document->capacity) {
    size_t capacity = document->capacity == 0 ? 65536 : document->capacity;
    while (capacity < document->count + length) capacity *= 2;
    uint8_t *grown = realloc(document->bytes, capacity);
    if (grown == NULL) return CAIRO_STATUS_WRITE_ERROR;
    document->bytes = grown;
    document->capacity = capacity;
  }
  memcpy(document->bytes + document->count, bytes, length);
  document->count += length;
  return CAIRO_STATUS_SUCCESS;
}

// MARK: fonts

// The spelling under which the font map knows a family, to be freed with g_free, or NULL.
static char *installed_family(PangoFontFamily **families, int count, const char *name) {
  for (int index = 0; index < count; index++) {
    const char *candidate = pango_font_family_get_name(families[index]);
    if (g_ascii_strcasecmp(candidate, name) == 0) return g_strdup(candidate);
  }
  return NULL;
}

static bool has_danish_letters(PangoFontMap *fonts, PangoContext *context, const char *family) {
  PangoFontDescription *description = pango_font_description_new();
  pango_font_description_set_family(description, family);
  pango_font_description_set_size(description, 10 * PANGO_SCALE);
  PangoFont *font = pango_font_map_load_font(fonts, context, description);
  pango_font_description_free(description);
  if (font == NULL) return false;
  static const gunichar letters[] = {0xe6, 0xf8, 0xe5, 0xc6, 0xd8, 0xc5, 'a', '0'};
  bool all = true;
  for (size_t index = 0; index < sizeof letters / sizeof letters[0]; index++)
    all = all && pango_font_has_char(font, letters[index]);
  g_object_unref(font);
  return all;
}

static char *choose_family(PangoFontMap *fonts, PangoContext *context, const char *wanted) {
  PangoFontFamily **families = NULL;
  int count = 0;
  pango_font_map_list_families(fonts, &families, &count);
  // Pango ends the process when it is asked for a font and there is none at all.
  if (count == 0) {
    g_free(families);
    return NULL;
  }
  char *chosen = NULL;
  char **names = g_strsplit(wanted, ",", -1);
  for (char **name = names; *name != NULL && chosen == NULL; name++) {
    char *family = installed_family(families, count, g_strstrip(*name));
    if (family != NULL && has_danish_letters(fonts, context, family)) chosen = family;
    else g_free(family);
  }
  g_strfreev(names);
  g_free(families);
  if (chosen == NULL && has_danish_letters(fonts, context, "Sans")) chosen = g_strdup("Sans");
  return chosen;
}

// MARK: beginning

static void set_metadata(cairo_surface_t *surface, CPagePaper paper) {
  char *title = g_strndup(paper.title.bytes, (gsize)paper.title.length);
  char *creator = g_strndup(paper.creator.bytes, (gsize)paper.creator.length);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, creator);
  g_free(title);
  g_free(creator);
  // Without a date of ours Cairo would write the clock's.
  char date[32] = "1970-01-01T00:00:00Z";
  time_t moment = (time_t)paper.created;
  struct tm parts;
  if (gmtime_r(&moment, &parts) != NULL) strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", &parts);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static PangoContext *new_context(PangoFontMap *fonts) {
  PangoContext *context = pango_font_map_create_context(fonts);
  // Paper has no pixels: widths are those of the font's own outlines, at every size and on every machine.
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_cairo_context_set_resolution(context, 72);
  pango_context_set_round_glyph_positions(context, FALSE);
  pango_context_set_language(context, pango_language_from_string("da"));
  return context;
}

CPageStatus cpage_open(CPagePaper paper, const char *families, CPageDocument **result) {
  CPageDocument *document = calloc(1, sizeof *document);
  *result = document;
  if (document == NULL) return CPAGE_NO_MEMORY;
  document->page = 1;
  document->fonts = pango_cairo_font_map_new();
  document->context = new_context(document->fonts);
  document->family = choose_family(document->fonts, document->context, families);
  if (document->family == NULL) return CPAGE_NO_FONT;
  document->surface = cairo_pdf_surface_create_for_stream(
      append, document, paper.width * POINTS, paper.height * POINTS);
  document->cairo = cairo_create(document->surface);
  if (cairo_status(document->cairo) != CAIRO_STATUS_SUCCESS) return CPAGE_DRAWING_FAILED;
  set_metadata(document->surface, paper);
  pango_cairo_update_context(document->cairo, document->context);
  return CPAGE_OK;
}

const char *cpage_family(const CPageDocument *document) { return document->family; }

// MARK: drawing

static void set_grey(CPageDocument *document, uint8_t grey) {
  double level = grey / 255.0;
  cairo_set_source_rgb(document->cairo, level, level, level);
}

static PangoLayout *new_layout(CPageDocument *document, CPageText text, CPageStyle style) {
  PangoLayout *layout = pango_layout_new(document->context);
  PangoFontDescription *description = pango_font_description_new();
  pango_font_description_set_family(description, document->family);
  pango_font_description_set_size(description, (gint)((gint64)style.size * PANGO_SCALE / 100));
  pango_font_description_set_weight(description, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description(layout, description);
  pango_font_description_free(description);
  pango_layout_set_text(layout, text.bytes, text.length);
  pango_layout_set_single_paragraph_mode(layout, TRUE);
  // Without this a name in Arabic script would turn the alignment of its column around.
  pango_layout_set_auto_dir(layout, FALSE);
  if (style.width > 0) {
    pango_layout_set_width(layout, (int)(style.width * POINTS * PANGO_SCALE));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize(layout, style.wraps ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
    static const PangoAlignment alignments[] = {PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT};
    pango_layout_set_alignment(layout, alignments[style.alignment <= CPAGE_RIGHT ? style.alignment : 0]);
  }
  return layout;
}

static CPageExtent extent_of(PangoLayout *layout) {
  PangoRectangle logical;
  pango_layout_get_extents(layout, NULL, &logical);
  CPageExtent extent = {
      .width = (int32_t)(logical.width / (double)PANGO_SCALE / POINTS + 0.5),
      .height = (int32_t)(logical.height / (double)PANGO_SCALE / POINTS + 0.5),
      .lines = pango_layout_get_line_count(layout),
      .shortened = pango_layout_is_ellipsized(layout),
  };
  return extent;
}

CPageExtent cpage_measure(CPageDocument *document, CPageText text, CPageStyle style) {
  PangoLayout *layout = new_layout(document, text, style);
  CPageExtent extent = extent_of(layout);
  g_object_unref(layout);
  return extent;
}

CPageExtent cpage_text(CPageDocument *document, int32_t x, int32_t y, CPageText text, CPageStyle style) {
  PangoLayout *layout = new_layout(document, text, style);
  CPageExtent extent = extent_of(layout);
  document->missing_glyphs += pango_layout_get_unknown_glyphs_count(layout);
  set_grey(document, style.grey);
  cairo_move_to(document->cairo, x * POINTS, y * POINTS);
  pango_cairo_show_layout(document->cairo, layout);
  g_object_unref(layout);
  return extent;
}

void cpage_line(
    CPageDocument *document, int32_t x1, int32_t y1, int32_t x2, int32_t y2, int32_t thickness,
    uint8_t grey) {
  set_grey(document, grey);
  cairo_set_line_width(document->cairo, thickness * POINTS);
  cairo_move_to(document->cairo, x1 * POINTS, y1 * POINTS);
  cairo_line_to(document->cairo, x2 * POINTS, y2 * POINTS);
  cairo_stroke(document->cairo);
}

void cpage_rectangle(CPageDocument *document, CPageBox box, int32_t thickness, uint8_t grey) {
  set_grey(document, grey);
  cairo_rectangle(document->cairo, box.x * POINTS, box.y * POINTS, box.width * POINTS, box.height * POINTS);
  if (thickness == 0) {
    cairo_fill(document->cairo);
  } else {
    cairo_set_line_width(document->cairo, thickness * POINTS);
    cairo_stroke(document->cairo);
  }
}

int32_t cpage_missing_glyphs(const CPageDocument *document) { return document->missing_glyphs; }

void cpage_bookmark(CPageDocument *document, CPageText title) {
  char *text = g_strndup(title.bytes, (gsize)title.length);
  char place[48];
  snprintf(place, sizeof place, "page=%d pos=[0 0]", document->page);
  cairo_pdf_surface_add_outline(
      document->surface, CAIRO_PDF_OUTLINE_ROOT, text, place, (cairo_pdf_outline_flags_t)0);
  g_free(text);
}

void cpage_next_page(CPageDocument *document) {
  cairo_show_page(document->cairo);
  document->page += 1;
}

// MARK: end

CPageStatus cpage_finish(CPageDocument *document, const uint8_t **bytes, size_t *count) {
  cairo_show_page(document->cairo);
  cairo_status_t drawing = cairo_status(document->cairo);
  cairo_surface_finish(document->surface);
  cairo_status_t writing = cairo_surface_status(document->surface);
  if (drawing != CAIRO_STATUS_SUCCESS || writing != CAIRO_STATUS_SUCCESS) return CPAGE_DRAWING_FAILED;
  *bytes = document->bytes;
  *count = document->count;
  return CPAGE_OK;
}

void cpage_close(CPageDocument *document) {
  if (document == NULL) return;
  if (document->cairo != NULL) cairo_destroy(document->cairo);
  if (document->surface != NULL) cairo_surface_destroy(document->surface);
  if (document->context != NULL) g_object_unref(document->context);
  if (document->fonts != NULL) g_object_unref(document->fonts);
  g_free(document->family);
  free(document->bytes);
  free(document);
}
