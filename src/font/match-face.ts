/** What a face is chosen by. */
export interface FaceStyle {
  /** 100 to 900. */
  readonly weight: number;
  readonly italic: boolean;
}

/**
 * The member of a family nearest to what is wanted: slant before weight, as CSS Fonts Level 4, section 5.2. A wanted
 * weight from 400 to 500 looks up to 500 first, then below, then above; a lighter one looks below first, a heavier one
 * above.
 */
export function matchFace<Member extends FaceStyle>(
  members: readonly Member[],
  wanted: FaceStyle,
): Member | undefined {
  const slanted = members.filter((member) => member.italic === wanted.italic);
  const candidates = slanted.length > 0 ? slanted : members;
  const cost = ({ weight }: Member) => {
    const distance = Math.abs(weight - wanted.weight);
    return distance + (isPreferred(weight, wanted.weight) ? 0 : 1000);
  };
  const nearest = (best: Member | undefined, member: Member) =>
    best === undefined || cost(member) < cost(best) ? member : best;
  const between = wanted.weight >= 400 && wanted.weight <= 500;
  const upward = between
    ? candidates.filter(({ weight }) => weight >= wanted.weight && weight <= 500)
    : [];
  return (upward.length > 0 ? upward : candidates).reduce<Member | undefined>(nearest, undefined);
}

function isPreferred(weight: number, wanted: number): boolean {
  return wanted > 500 ? weight >= wanted : weight <= wanted;
}
