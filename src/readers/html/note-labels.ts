/** A sign that a note is known by: a number, a letter or stars, in brackets or not. */
export const LABEL = /^[\s[({«]*(?:[\p{Nd}]{1,4}|[ivxl]{1,6}|\p{L}|[*†‡§¶]{1,4})[\s\])}»]*$/iu;

/** The sign alone: without the brackets, points and blanks around it. */
export const bareLabel = (text: string): string => text.replace(/[\s[\](){}«».:]/g, "");
