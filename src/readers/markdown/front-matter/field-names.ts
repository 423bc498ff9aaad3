/** The fields of an article and the other names that front matter may give them. */
const FIELDS = {
  id: ["identifier", "uuid", "guid"],
  kind: ["type", "genre", "النوع"],
  language: ["lang", "locale", "اللغة"],
  direction: ["dir", "الاتجاه"],
  profile: [],
  digits: ["الأرقام"],
  calendars: ["calendar", "التقويم"],
  months: ["الأشهر"],
  headline: ["title", "العنوان"],
  kicker: ["eyebrow", "overline", "pretitle", "العنوان التمهيدي"],
  deck: ["subtitle", "subheadline", "standfirst", "dek", "العنوان الفرعي"],
  shortHeadline: ["shortTitle", "العنوان القصير"],
  bylines: ["byline", "author", "authors", "by", "الكاتب", "الكتاب", "المؤلف", "بقلم"],
  translators: ["translator", "ترجمة", "المترجم"],
  editors: ["editor", "تحرير", "المحرر"],
  photographers: ["photographer", "photos", "تصوير", "المصور"],
  correspondents: ["correspondent", "reporter", "المراسل"],
  dateline: ["place", "location", "المكان"],
  sources: ["source", "المصدر", "المصادر"],
  agencies: ["agency", "الوكالة", "الوكالات"],
  dates: [],
  published: [
    "date",
    "publishedAt",
    "publishDate",
    "pubDate",
    "datePublished",
    "التاريخ",
    "تاريخ النشر",
  ],
  modified: ["updated", "updatedAt", "lastmod", "dateModified", "آخر تحديث"],
  created: ["createdAt", "dateCreated"],
  embargoUntil: ["embargo", "embargoed"],
  status: ["الحالة"],
  draft: [],
  version: ["الإصدار"],
  editorialNote: ["note", "deskNote", "edNote", "ملاحظة"],
  corrections: ["correction", "تصحيح", "التصحيحات"],
  rights: ["copyright", "الحقوق"],
  licence: ["license", "الرخصة"],
  keywords: ["keyword", "tags", "tag", "الوسوم", "الكلمات المفتاحية"],
  sections: ["section", "category", "categories", "القسم", "الأقسام"],
  series: ["السلسلة"],
  canonicalUrl: ["canonical", "url", "permalink", "الرابط"],
  abstract: ["description", "الملخص", "الوصف"],
  summaryPoints: ["summary", "points", "highlights", "keyPoints", "النقاط", "أبرز النقاط"],
  numberedCaptions: ["ترقيم الأشكال"],
  hero: ["image", "picture", "الصورة"],
  custom: [],
} as const satisfies Record<string, readonly string[]>;

export type FieldName = keyof typeof FIELDS;

const normalise = (name: string): string => name.toLowerCase().replace(/[\s_-]+/g, "");

const BY_NAME: ReadonlyMap<string, FieldName> = new Map(
  (Object.keys(FIELDS) as FieldName[]).flatMap((field) =>
    [field, ...FIELDS[field]].map((name): [string, FieldName] => [normalise(name), field]),
  ),
);

/** The field that a key of the front matter means; case, hyphens, underscores and blanks do not count. */
export const fieldOf = (key: string): FieldName | undefined => BY_NAME.get(normalise(key));

/** The known name nearest to a misspelt one, when one is near. */
export function nearestName(
  key: string,
  names: Iterable<string> = BY_NAME.keys(),
): string | undefined {
  const wanted = normalise(key);
  let best: { name: string; distance: number } | undefined;
  for (const name of names) {
    const distance = editDistance(wanted, normalise(name));
    if (best === undefined || distance < best.distance) {
      best = { name, distance };
    }
  }
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  if (best === undefined || best.distance > allowed) {
    return undefined;
  }
  const field = BY_NAME.get(best.name);
  const spelt = field === undefined ? undefined : [field, ...FIELDS[field]];
  return spelt?.find((name) => normalise(name) === best.name) ?? best.name;
}

/** Levenshtein's distance, with a swap of neighbours counted once. */
function editDistance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row.push(
        Math.min(
          (rows[i - 1]?.[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (rows[i - 1]?.[j - 1] ?? 0) + same,
          swapped ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? 0;
}
