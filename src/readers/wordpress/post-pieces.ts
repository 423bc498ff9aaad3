import { type Collector, diagnostic, type Report } from "../../diagnostics/index.ts";
import type { ReadPiece, ReadSettings } from "../reader.ts";
import { type Post, type PostSurroundings, postArticle } from "./post-article.ts";

/** As many as one line names. */
const MOST_NAMED = 10;

/** The pieces of a source with posts, of which those with nothing in them are counted, and told once for all. */
export class PostPieces {
  private readonly empty: string[] = [];
  private emptyCount = 0;

  /** `piece` has what was said of the post so far; `undefined` for one without text and picture. */
  of(
    post: Post,
    around: PostSurroundings,
    settings: ReadSettings,
    piece: Collector,
  ): ReadPiece | undefined {
    const stem = post.slug ?? post.id ?? "post";
    const input = postArticle(post, around, settings, piece.report);
    const failed = piece.diagnostics.some(({ severity }) => severity === "error");
    if (input === undefined && !failed) {
      this.emptyCount += 1;
      if (this.empty.length < MOST_NAMED) {
        this.empty.push(stem);
      }
      return undefined;
    }
    return {
      stem,
      input: failed ? undefined : input,
      diagnostics: piece.diagnostics,
      files: new Map(),
    };
  }

  reportEmpty(report: Report): void {
    if (this.emptyCount > 0) {
      const more = this.empty.length < this.emptyCount ? ", …" : "";
      report(
        diagnostic(
          "input/dropped",
          `${this.emptyCount} without text or picture, not converted: ${this.empty.join(", ")}${more}`,
        ),
      );
    }
  }
}
