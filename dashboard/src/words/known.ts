/**
 * The page's word for a word of the server's closed lists.
 *
 * In: a list of words, the server's word. Out: ours; `undefined` for a word that the page does not know, so that whoever
 * asks decides what stands there instead. Invariant: names that every object has are no words.
 */

export function known(list: Readonly<Record<string, string>>, word: string): string | undefined {
  return Object.hasOwn(list, word) ? list[word] : undefined;
}
