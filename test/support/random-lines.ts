const WORDS = ["في", "عام", "مليون", "و", "الكتاب", "شَرِكة", "نسخه\u200cی", "هـ"];
const SIGNS = [
  "2024",
  "٧",
  "٣٫٥",
  "3.14",
  "12%",
  "«",
  "»",
  "(",
  ")",
  "،",
  ":",
  "—",
  "-",
  "/",
  "COVID-19",
  "PDF",
  "!؟",
  "…",
  "٪٥",
  "ص.",
  "15–20",
  "+966",
  "#وسم",
  "﴾",
  "°",
];

/** Lines of Arabic words with signs, numbers and foreign words between them, the same ones every time: a linear congruence picks. */
export function randomLines(count: number): readonly string[] {
  let state = 7;
  const pick = <Item>(items: readonly Item[]): Item => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const item = items[Math.floor((state / 2_147_483_648) * items.length)];
    if (item === undefined) {
      throw new Error("nothing to pick");
    }
    return item;
  };
  const gap = () => pick(["", " ", " ", " "]);
  return Array.from({ length: count }, () =>
    Array.from(
      { length: pick([1, 3, 6, 12]) },
      () => `${pick(pick([WORDS, WORDS, SIGNS]))}${gap()}`,
    ).join(""),
  );
}
