import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { type PreparedPublication, walkBlocks } from "../../model/index.ts";

/**
 * Says what Word's accessibility checker will remark on and only the author can mend: levels of headings that are left
 * out, tables without a row of headings. Pictures without words are reported where pictures are collected.
 */
export function reportAccessibility({ articles }: PreparedPublication, report: Report): void {
  for (const { body } of articles) {
    let level = 0;
    walkBlocks(body, (node) => {
      if (node.type === "heading") {
        if (node.level > level + 1) {
          report(
            diagnostic(
              "docx/accessibility",
              level === 0
                ? `the first heading is of level ${node.level}`
                : `a heading of level ${node.level} follows one of level ${level}`,
              { span: node.span, hints: ["readers aloud take the level for the structure"] },
            ),
          );
        }
        level = node.level;
      } else if (node.type === "table" && node.head.length === 0 && node.body.length > 1) {
        report(
          diagnostic("docx/accessibility", "a table has no row of headings", {
            span: node.span,
            hints: ["readers aloud cannot say what a column is"],
          }),
        );
      }
    });
  }
}
