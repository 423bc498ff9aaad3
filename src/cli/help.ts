export const HELP = `warraq: one article in; a searchable PDF, a Word document and an EPUB out

usage
  warraq INPUT... [options]     convert each INPUT (- is standard input); an export of
                                many texts gives each its own files
  warraq INPUT... --one NAME    bind them, in this order, into one publication
  warraq BOOK.yaml              convert a publication file, which names its articles
  warraq check INPUT...         list what house style finds, with line and column
  warraq fix INPUT... [--write] show, or write, the sources with house style applied
  warraq check --pdf FILE INPUT tell what readers copy out of the PDF of INPUT
  warraq templates              list the templates
  warraq profiles               list the country profiles
  warraq fonts [--font DIR]     list the fonts

what comes out
  --to FORMATS       pdf, docx, epub, separated by commas          (all three)
  --out DIR          where the files go, as DIR/<name of INPUT>    (output)
  --template NAME    a template, or the folder of one              (news)
  --title TEXT       headline, instead of the article's; title of a publication
  --lang TAG         language, such as ar or fa-IR, instead of the article's
  --profile NAME     country habits, such as ar-MA: digits, months, quotation marks
  --digits SET       keep, profile, arab (٠–٩), latn (0–9) or arabext (۰–۹): one
                     set for the text and for all that warraq writes       (keep)
  --calendars LIST   gregorian, hijri, persian: of dates that warraq writes
  --months NAMES     single, or dual for both Arabic names of a month    (single)
  --font PATH        a folder of fonts, or a font file; may be given again
  --no-embed-fonts   an EPUB without fonts: readers set it in theirs
  --no-cover         no cover is drawn for an EPUB that is given none

the PDF
  --pdf-a PROFILE    3a, or 2a, which holds no source                (3a)
  --embed-source     the PDF holds the article as JSON
  --user-password P  asked for when the PDF is opened; it is then no PDF/A
  --owner-password P gives all rights over the PDF; it is then no PDF/A

the Word file
  --reference FILE   a .docx or .dotx that gives styles, theme, page, heads and feet
  --word-fonts       the fonts go into the Word file as well
  --no-block-marks   no hidden marks that tell which block a paragraph came from
  --editorial-notes  notes for the desk become comments; else they are nowhere
  --read-only        recommend to open it for reading
  --protect WHAT     allow only reading, comments or tracked-changes

what goes in
  --from FORMAT      what INPUT is, whatever its name and content tell:
                     markdown, text, json, html, docx, epub, wordpress, feed,
                     ghost, ninjs, portable-text, prosemirror, publication
  --tracked WHAT     tracked changes of a Word document: accept (as without it) or reject
  --allow-outside    pictures may lie outside the article's folder
  --media DIR        a copy of a website's uploads, for pictures of the web
  --allow-network    pictures of the web are fetched; else nothing is
  --repair           plain text copied out of a PDF is put right; else it is only told
  --no-guess         plain text is paragraphs: nothing is taken for a headline, a list …

house style
  --clean LEVEL      off, safe or house: mend the text as it is exported  (off);
                     for check the rules asked of it (house), for fix what is applied (safe)
  --rules LIST       rules one by one, such as CL-05,-CL-14,CL-12=before
  --keep-quotations  the words of others stay as they are
  --write            fix writes over its inputs; with --out DIR it writes into that folder

what is said
  --strict           warnings count as errors: nothing is written
  --quiet            only warnings and errors
  --verbose          details of faults in warraq itself
  --json             one JSON document on standard output, and nothing else
  --help, --version

exit status: 0 all well, 1 a conversion failed or check found something,
             2 the command was wrong
`;
