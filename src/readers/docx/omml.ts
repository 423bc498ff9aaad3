import {
  attribute,
  childOf,
  childrenOf,
  type Element,
  elementsOf,
  switchOf,
  textIn,
} from "./element.ts";

/** A formula in TeX; `isWhole` is false where a part had no TeX and stands as its plain signs. */
export interface ReadFormula {
  readonly tex: string;
  readonly isWhole: boolean;
  /** Its signs alone, in order: what it says, whatever it looks like. */
  readonly signs: string;
}

/** Reads Word's mathematics (ECMA-376 22.1) into TeX. */
export function readFormula(math: Element): ReadFormula {
  const state = { isWhole: true };
  const tex = row(elementsOf(math), state).replace(/ {2,}/g, " ").trim();
  return { tex, isWhole: state.isWhole, signs: signsOf(math) };
}

const signsOf = (element: Element): string =>
  elementsOf(element)
    .map((child) => (child.name === "m:t" || child.name === "w:t" ? textIn(child) : signsOf(child)))
    .join("");

interface State {
  isWhole: boolean;
}

const row = (elements: readonly Element[], state: State): string =>
  elements.reduce((tex, element) => glued(tex, one(element, state)), "");

/** A command's name ends where no letter follows. */
const glued = (before: string, after: string): string =>
  /\\[A-Za-z]+$/.test(before) && /^[A-Za-z]/.test(after) ? `${before} ${after}` : before + after;

const argument = (element: Element, name: string, state: State): string =>
  row(elementsOf(childOf(element, name)), state);

const braced = (tex: string): string => `{${tex}}`;

/** The base of a script; one sign stands by itself. */
const base = (tex: string): string =>
  /^(?:[A-Za-z0-9]|\\[A-Za-z]+)$/.test(tex) ? tex : braced(tex);

const script = (mark: "_" | "^", tex: string): string =>
  tex === "" ? "" : /^[A-Za-z0-9]$/.test(tex) ? mark + tex : mark + braced(tex);

function one(element: Element, state: State): string {
  const part = (name: string): string => argument(element, name, state);
  switch (element.name) {
    case "m:r":
      return run(element);
    case "m:f": {
      const type = propertyOf(element, "m:fPr", "m:type");
      return type === "lin"
        ? `${part("m:num")}/${part("m:den")}`
        : type === "noBar"
          ? `\\genfrac{}{}{0pt}{}${braced(part("m:num"))}${braced(part("m:den"))}`
          : `\\frac${braced(part("m:num"))}${braced(part("m:den"))}`;
    }
    case "m:rad": {
      const degree = part("m:deg");
      return `\\sqrt${degree === "" ? "" : `[${degree}]`}${braced(part("m:e"))}`;
    }
    case "m:sSup":
      return base(part("m:e")) + script("^", part("m:sup"));
    case "m:sSub":
      return base(part("m:e")) + script("_", part("m:sub"));
    case "m:sSubSup":
      return base(part("m:e")) + script("_", part("m:sub")) + script("^", part("m:sup"));
    case "m:sPre":
      return `{}${script("_", part("m:sub"))}${script("^", part("m:sup"))}${base(part("m:e"))}`;
    case "m:nary":
      return nary(element, state);
    case "m:d":
      return delimited(element, state);
    case "m:func":
      return `${functionName(element, state)}${braced(part("m:e"))}`;
    case "m:limLow":
      return lower(part("m:e"), part("m:lim"));
    case "m:limUpp":
      return `\\overset${braced(part("m:lim"))}${braced(part("m:e"))}`;
    case "m:acc":
      return accented(propertyOf(element, "m:accPr", "m:chr") ?? "\u0302", part("m:e"), state);
    case "m:bar":
      return propertyOf(element, "m:barPr", "m:pos") === "top"
        ? `\\overline${braced(part("m:e"))}`
        : `\\underline${braced(part("m:e"))}`;
    case "m:groupChr": {
      const isTop = propertyOf(element, "m:groupChrPr", "m:pos") === "top";
      return `${isTop ? "\\overbrace" : "\\underbrace"}${braced(part("m:e"))}`;
    }
    case "m:m": {
      const rows = childrenOf(element, "m:mr").map((line) =>
        childrenOf(line, "m:e")
          .map((cell) => row(elementsOf(cell), state))
          .join(" & "),
      );
      return `\\begin{matrix}${rows.join(" \\\\ ")}\\end{matrix}`;
    }
    case "m:eqArr": {
      const lines = childrenOf(element, "m:e").map((line) => row(elementsOf(line), state));
      return `\\begin{aligned}${lines.join(" \\\\ ")}\\end{aligned}`;
    }
    case "m:borderBox":
      return `\\boxed${braced(part("m:e"))}`;
    case "m:box":
      return part("m:e");
    case "m:phant":
      return switchOf(childOf(element, "m:phantPr"), "m:show") === false
        ? `\\phantom${braced(part("m:e"))}`
        : part("m:e");
    case "m:oMath":
      return row(elementsOf(element), state);
    default:
      if (element.name.endsWith("Pr")) {
        return "";
      }
      if (element.name.startsWith("m:")) {
        state.isWhole = false;
      }
      return row(elementsOf(element), state);
  }
}

const propertyOf = (element: Element, properties: string, name: string): string | undefined =>
  attribute(childOf(childOf(element, properties), name), "m:val");

/** Signs that TeX has a name for. */
const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "∑": "\\sum",
    "∏": "\\prod",
    "∐": "\\coprod",
    "∫": "\\int",
    "∬": "\\iint",
    "∭": "\\iiint",
    "∮": "\\oint",
    "⋃": "\\bigcup",
    "⋂": "\\bigcap",
    "⋁": "\\bigvee",
    "⋀": "\\bigwedge",
    "×": "\\times ",
    "÷": "\\div ",
    "·": "\\cdot ",
    "⋅": "\\cdot ",
    "±": "\\pm ",
    "∓": "\\mp ",
    "≤": "\\le ",
    "≥": "\\ge ",
    "≠": "\\ne ",
    "≈": "\\approx ",
    "≡": "\\equiv ",
    "∼": "\\sim ",
    "∝": "\\propto ",
    "→": "\\to ",
    "←": "\\leftarrow ",
    "⇒": "\\Rightarrow ",
    "⇔": "\\Leftrightarrow ",
    "↦": "\\mapsto ",
    "∞": "\\infty ",
    "∂": "\\partial ",
    "∇": "\\nabla ",
    "∈": "\\in ",
    "∉": "\\notin ",
    "⊂": "\\subset ",
    "⊆": "\\subseteq ",
    "∪": "\\cup ",
    "∩": "\\cap ",
    "∅": "\\emptyset ",
    "∀": "\\forall ",
    "∃": "\\exists ",
    "¬": "\\neg ",
    "∧": "\\wedge ",
    "∨": "\\vee ",
    "…": "\\ldots ",
    "⋯": "\\cdots ",
    "∘": "\\circ ",
    "′": "'",
    "−": "-",
    "∗": "*",
    α: "\\alpha ",
    β: "\\beta ",
    γ: "\\gamma ",
    δ: "\\delta ",
    ε: "\\varepsilon ",
    ϵ: "\\epsilon ",
    ζ: "\\zeta ",
    η: "\\eta ",
    θ: "\\theta ",
    ι: "\\iota ",
    κ: "\\kappa ",
    λ: "\\lambda ",
    μ: "\\mu ",
    ν: "\\nu ",
    ξ: "\\xi ",
    π: "\\pi ",
    ρ: "\\rho ",
    σ: "\\sigma ",
    τ: "\\tau ",
    υ: "\\upsilon ",
    φ: "\\varphi ",
    ϕ: "\\phi ",
    χ: "\\chi ",
    ψ: "\\psi ",
    ω: "\\omega ",
    Γ: "\\Gamma ",
    Δ: "\\Delta ",
    Θ: "\\Theta ",
    Λ: "\\Lambda ",
    Ξ: "\\Xi ",
    Π: "\\Pi ",
    Σ: "\\Sigma ",
    Φ: "\\Phi ",
    Ψ: "\\Psi ",
    Ω: "\\Omega ",
    "\u2003": "\\quad ",
    "\u2002": "\\enspace ",
    "\u2005": "\\;",
    "\u2009": "\\,",
    "{": "\\{",
    "}": "\\}",
    "%": "\\%",
    "#": "\\#",
    $: "\\$",
    _: "\\_",
    "\\": "\\backslash ",
  }),
);

const FUNCTIONS: ReadonlySet<string> = new Set([
  "sin",
  "cos",
  "tan",
  "cot",
  "sec",
  "csc",
  "arcsin",
  "arccos",
  "arctan",
  "sinh",
  "cosh",
  "tanh",
  "log",
  "ln",
  "exp",
  "lim",
  "max",
  "min",
  "sup",
  "inf",
  "det",
  "dim",
  "ker",
  "gcd",
  "arg",
  "deg",
  "Pr",
]);

const toTex = (text: string): string =>
  [...text].reduce((tex, sign) => glued(tex, SIGNS.get(sign) ?? sign), "");

/** Words, upright names, or signs. */
function run(element: Element): string {
  const text = childrenOf(element, "m:t").map(textIn).join("");
  const properties = childOf(element, "m:rPr");
  if (childOf(properties, "m:nor") !== undefined) {
    return text === "" ? "" : `\\text${braced(text.replace(/([\\{}%#$_&])/g, "\\$1"))}`;
  }
  if (FUNCTIONS.has(text)) {
    return `\\${text} `;
  }
  const isUpright = attribute(childOf(properties, "m:sty"), "m:val") === "p";
  return isUpright && /^\p{L}{2,}$/u.test(text) ? `\\operatorname${braced(text)}` : toTex(text);
}

/** A big sign with its limits (22.1.2.70); an integral where none is named. */
function nary(element: Element, state: State): string {
  const sign = toTex(propertyOf(element, "m:naryPr", "m:chr") ?? "∫").trim();
  const part = (name: string): string => argument(element, name, state);
  const limits =
    propertyOf(element, "m:naryPr", "m:limLoc") === "undOvr" && sign === "\\int" ? "\\limits" : "";
  return `${sign}${limits}${script("_", part("m:sub"))}${script("^", part("m:sup"))}${braced(part("m:e"))}`;
}

function delimited(element: Element, state: State): string {
  const side = (name: string, usual: string): string => {
    const sign = propertyOf(element, "m:dPr", name) ?? usual;
    return sign === "" ? "." : (DELIMITERS.get(sign) ?? sign);
  };
  const separator = propertyOf(element, "m:dPr", "m:sepChr") ?? "|";
  const inside = childrenOf(element, "m:e").map((part) => row(elementsOf(part), state));
  return `\\left${side("m:begChr", "(")} ${inside.join(` ${separator} `)} \\right${side("m:endChr", ")")}`;
}

const DELIMITERS: ReadonlyMap<string, string> = new Map([
  ["{", "\\{"],
  ["}", "\\}"],
  ["⟨", "\\langle"],
  ["⟩", "\\rangle"],
  ["‖", "\\|"],
  ["⌊", "\\lfloor"],
  ["⌋", "\\rfloor"],
  ["⌈", "\\lceil"],
  ["⌉", "\\rceil"],
]);

function functionName(element: Element, state: State): string {
  const name = argument(element, "m:fName", state).trim();
  return name.startsWith("\\") ? name : `\\operatorname${braced(name)}`;
}

/** Below a function's name a limit is an index of it. */
const lower = (tex: string, limit: string): string =>
  /^\\[A-Za-z]+ ?$/.test(tex)
    ? `${tex.trim()}_${braced(limit)}`
    : `\\underset${braced(limit)}${braced(tex)}`;

const ACCENTS: ReadonlyMap<string, string> = new Map([
  ["\u0302", "\\hat"],
  ["\u0303", "\\tilde"],
  ["\u0304", "\\bar"],
  ["\u0305", "\\overline"],
  ["\u00af", "\\bar"],
  ["\u0306", "\\breve"],
  ["\u0307", "\\dot"],
  ["\u0308", "\\ddot"],
  ["\u030c", "\\check"],
  ["\u0300", "\\grave"],
  ["\u0301", "\\acute"],
  ["\u20d7", "\\vec"],
]);

function accented(sign: string, tex: string, state: State): string {
  const command = ACCENTS.get(sign);
  if (command === undefined) {
    state.isWhole = false;
    return tex;
  }
  return command + braced(tex);
}
