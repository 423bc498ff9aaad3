/**
 * What is known of characters, worked out once for each: a book asks for the same few a million times. Those of single
 * UTF-16 units are found by unit, in an array that does not grow: one that grew in leaps would be a hash table.
 */
export class CharacterTable<Known extends object> {
  private readonly units = new Array<Known | undefined>(0x10000);
  private readonly pairs = new Map<string, Known>();
  private readonly learn: (character: string) => Known;

  constructor(learn: (character: string) => Known) {
    this.learn = learn;
  }

  ofUnit(unit: number): Known {
    let known = this.units[unit];
    if (known === undefined) {
      known = this.learn(String.fromCharCode(unit));
      this.units[unit] = known;
    }
    return known;
  }

  of(character: string): Known {
    if (character.length === 1) {
      return this.ofUnit(character.charCodeAt(0));
    }
    let known = this.pairs.get(character);
    if (known === undefined) {
      known = this.learn(character);
      this.pairs.set(character, known);
    }
    return known;
  }
}
