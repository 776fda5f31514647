/** The version of the language and the engine, told in every transition; raised whenever the same log could fold otherwise. */
export const engineVersion = '1.0.0';
