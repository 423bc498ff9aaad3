export { renderCoverPicture } from "./render-cover.ts";
