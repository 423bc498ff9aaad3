import { pdfObjects, readPdf } from "./pdf-reading.ts";

/** A sequence of marked content: the page, from 1 on, and its number there. */
export interface TaggedContent {
  readonly role: string;
  readonly page: number;
  readonly mcid: number;
  /** What pdf.js reads in it. */
  readonly text: string;
}

/** All tagged content of a file in the order of its tag tree: what is read aloud, one piece after the other. */
export async function readTagTree(bytes: Uint8Array): Promise<readonly TaggedContent[]> {
  const objects = pdfObjects(bytes);
  const { texts, pages } = await markedTexts(bytes);
  const find = (pattern: RegExp): string =>
    [...objects.values()].find((object) => pattern.test(object)) ?? "";
  const root = find(/\/Type \/StructTreeRoot/);
  const found: TaggedContent[] = [];
  const visit = (id: number): void => {
    const object = objects.get(id) ?? "";
    const role = /\/S \/(\w+)/.exec(object)?.[1] ?? "?";
    const page = Number(/^\/Pg (\d+) 0 R/m.exec(object)?.[1]);
    for (const kid of kidsOf(object)) {
      if (kid.kind === "element") {
        visit(kid.id);
      } else {
        const at = kid.page ?? page;
        found.push({
          role,
          page: pages.indexOf(at) + 1,
          mcid: kid.mcid,
          text: texts.get(`p${at}R_mc${kid.mcid}`) ?? "",
        });
      }
    }
  };
  for (const kid of kidsOf(root)) {
    if (kid.kind === "element") {
      visit(kid.id);
    }
  }
  return found;
}

type Kid =
  | { readonly kind: "element"; readonly id: number }
  | { readonly kind: "content"; readonly page: number | undefined; readonly mcid: number };

/** The entry `K`: references to elements, numbers of content, and content on other pages; annotations are left out. */
function kidsOf(object: string): readonly Kid[] {
  const list = /\/K \[([\s\S]*?)\]\n/.exec(object)?.[1] ?? "";
  const kids: Kid[] = [];
  for (const [, dictionary, reference, mcid] of list.matchAll(/<<([\s\S]*?)>>|(\d+) 0 R|(\d+)/g)) {
    if (dictionary !== undefined) {
      const page = /\/Pg (\d+) 0 R/.exec(dictionary)?.[1];
      const number = /\/MCID (\d+)/.exec(dictionary)?.[1];
      if (number !== undefined) {
        kids.push({ kind: "content", page: Number(page), mcid: Number(number) });
      }
    } else if (reference === undefined) {
      kids.push({ kind: "content", page: undefined, mcid: Number(mcid) });
    } else {
      kids.push({ kind: "element", id: Number(reference) });
    }
  }
  return kids;
}

async function markedTexts(bytes: Uint8Array) {
  const pdf = await readPdf(bytes);
  const texts = new Map<string, string>();
  const pages: number[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    pages.push(page.ref?.num ?? 0);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const open: (string | undefined)[] = [];
    for (const item of items) {
      if ("str" in item) {
        const id = open.findLast((one) => one !== undefined);
        if (id !== undefined) {
          texts.set(id, (texts.get(id) ?? "") + item.str);
        }
      } else if (item.type === "endMarkedContent") {
        open.pop();
      } else {
        open.push(item.type === "beginMarkedContentProps" ? item.id : undefined);
      }
    }
  }
  return { texts, pages };
}
