/* Whether the libraries of gstreamer-libs do what WeasyPrint asks of them, on Windows or under wine.
 *
 * probe.exe FUNCTIONS FONT FOLDER...
 *   FUNCTIONS  a file with a library and a function on each line, as probe.py reads them from WeasyPrint
 *   FONT       the font file to measure with
 *   FOLDER...  where the libraries are
 * They are loaded as cffi and WeasyPrint do it: by their whole path, what they need from the added folders alone.
 */
#include <stdio.h>
#include <string.h>
#include <windows.h>

typedef void *(*pointer_of)();
static HMODULE loaded[16];
static char names[16][64];
static int count;

static HMODULE library(const char *name, int folders, char **folder) {
    for (int i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0) return loaded[i];
    HMODULE found = NULL;
    for (int i = 0; i < folders && !found; i++) {
        char path[MAX_PATH];
        snprintf(path, sizeof path, "%s\\%s.dll", folder[i], name);
        found = LoadLibraryExA(path, NULL, LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    }
    snprintf(names[count], sizeof names[count], "%s", name);
    loaded[count++] = found;
    printf("%s: %s\n", name, found ? "loaded" : "NOT FOUND");
    return found;
}

static pointer_of function(const char *name) {
    for (int i = 0; i < count; i++) {
        pointer_of found = loaded[i] ? (pointer_of)GetProcAddress(loaded[i], name) : NULL;
        if (found) return found;
    }
    printf("%s: MISSING\n", name);
    exit(1);
}
#define CALL(name) function(#name)

static void measure(const char *font) {
    void *config = CALL(FcInitLoadConfigAndFonts)();
    int added = ((int (*)(void *, const char *))CALL(FcConfigAppFontAddFile))(config, font);
    void *map = CALL(pango_ft2_font_map_new)();
    ((void (*)(void *, void *))CALL(pango_fc_font_map_set_config))(map, config);
    void *context = CALL(pango_font_map_create_context)(map);
    void *layout = CALL(pango_layout_new)(context);
    void *description = CALL(pango_font_description_new)();
    ((void (*)(void *, const char *))CALL(pango_font_description_set_family))(description, "Antrag Arimo,Arimo");
    ((void (*)(void *, double))CALL(pango_font_description_set_absolute_size))(description, 11 * 1024.0);
    ((void (*)(void *, void *))CALL(pango_layout_set_font_description))(layout, description);
    const char *text = "Stra\xc3\x9f" "enb\xc3\xa4ume: 1.250,00 \xe2\x82\xac f\xc3\xbcr \xc3\x9c" "bergr\xc3\xb6\xc3\x9f" "en";
    ((void (*)(void *, const char *, int))CALL(pango_layout_set_text))(layout, text, -1);
    int width = 0, height = 0, lines = ((int (*)(void *))CALL(pango_layout_get_line_count))(layout);
    ((void (*)(void *, int *, int *))CALL(pango_layout_get_size))(layout, &width, &height);
    printf("font added: %s\n", added ? "yes" : "NO");
    printf("one line of text: %d line, %d x %d units of 1/1024 px\n", lines, width, height);
}

int main(int argc, char **argv) {
    if (argc < 4) return 2;
    for (int i = 3; i < argc; i++) {
        WCHAR wide[MAX_PATH];
        MultiByteToWideChar(CP_ACP, 0, argv[i], -1, wide, MAX_PATH);
        AddDllDirectory(wide);
    }
    char name[64], wanted[96];
    int there = 0, missing = 0;
    FILE *list = fopen(argv[1], "r");
    if (!list) return 2;
    while (fscanf(list, "%63s %95s", name, wanted) == 2) {
        HMODULE from = library(name, argc - 3, argv + 3);
        if (from && GetProcAddress(from, wanted)) there++;
        else { missing++; printf("  not exported: %s\n", wanted); }
    }
    fclose(list);
    printf("functions: %d exported, %d not\n", there, missing);
    fflush(stdout);
    measure(argv[2]);
    return 0;
}
