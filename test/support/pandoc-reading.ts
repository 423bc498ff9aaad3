/** What pandoc reads in a Word file, in document order. */
export interface PandocReading {
  /** Level and words. */
  readonly headings: readonly string[];
  readonly paragraphs: readonly string[];
  readonly notes: readonly string[];
  readonly items: readonly string[];
  readonly cells: readonly string[];
  readonly alts: readonly string[];
  /** Address and words. */
  readonly links: readonly string[];
  readonly formulas: number;
}

/** An element of pandoc's tree (pandoc-types): its name, and content whose shape depends on it. */
interface Node {
  readonly t: string;
  readonly c?: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "t" in value && typeof value.t === "string";

/** Reads the output of `pandoc -t json`. */
export function readPandoc(json: string): PandocReading {
  const found = {
    headings: [] as string[],
    paragraphs: [] as string[],
    notes: [] as string[],
    items: [] as string[],
    cells: [] as string[],
    alts: [] as string[],
    links: [] as string[],
    formulas: 0,
  };

  function visit(value: unknown): void {
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    if (!isNode(value)) {
      return;
    }
    const parts: readonly unknown[] = Array.isArray(value.c) ? value.c : [];
    switch (value.t) {
      case "Header":
        found.headings.push(`${parts[0]} ${words(parts[2])}`);
        break;
      case "Para":
      case "Plain":
        found.paragraphs.push(words(value.c));
        break;
      case "Note":
        found.notes.push(words(value.c));
        break;
      case "BulletList":
        found.items.push(...parts.map((item) => firstBlock(item)));
        break;
      case "OrderedList":
        found.items.push(
          ...(Array.isArray(parts[1]) ? parts[1].map((item) => firstBlock(item)) : []),
        );
        break;
      case "Table":
        // A gallery stands in a table without rules: its cells are pictures with their captions, no data.
        if (!JSON.stringify(parts).includes('"t":"Image"')) {
          found.cells.push(...cellsOf(parts));
        }
        break;
      case "Image":
        found.alts.push(words(parts[1]));
        break;
      case "Link":
        found.links.push(`${addressOf(parts[2])} ${words(parts[1])}`);
        break;
      case "Math":
        found.formulas += 1;
        break;
    }
    visit(value.c);
  }

  visit(JSON.parse(json).blocks);
  return found;
}

const addressOf = (target: unknown): string => (Array.isArray(target) ? String(target[0]) : "");

const firstBlock = (item: unknown): string => (Array.isArray(item) ? words(item[0]) : "");

/** Cells of head, bodies and foot: a row is [attributes, cells], a cell [attributes, align, rows, columns, blocks]. */
function cellsOf(table: readonly unknown[]): readonly string[] {
  const rows: unknown[] = [];
  const [, , , head, bodies, foot] = table;
  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  rows.push(...list(list(head)[1]));
  for (const body of list(bodies)) {
    rows.push(...list(list(body)[2]), ...list(list(body)[3]));
  }
  rows.push(...list(list(foot)[1]));
  return rows.flatMap((row) => list(list(row)[1]).map((cell) => words(list(cell)[4])));
}

/** The words of inlines or blocks; notes and pictures left out, white space as one space. */
function words(value: unknown): string {
  return spoken(value)
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

function spoken(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(spoken).join("");
  }
  if (!isNode(value)) {
    return "";
  }
  const parts: readonly unknown[] = Array.isArray(value.c) ? value.c : [];
  switch (value.t) {
    case "Str":
      return String(value.c);
    case "Space":
    case "SoftBreak":
    case "LineBreak":
      return " ";
    case "Code":
    case "CodeBlock":
      return String(parts[1]);
    case "Note":
    case "Image":
    case "Math":
      return "";
    case "Para":
    case "Plain":
      return `${spoken(value.c)} `;
    default:
      return spoken(value.c);
  }
}
