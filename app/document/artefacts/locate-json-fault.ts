import type { SourcePlace } from './artefact-types';

/** Where JSON goes wrong, what is wrong there, and what to do. */
export interface JsonFault extends SourcePlace {
  readonly problem: string;
  readonly cure: string;
}

const STRING = /"(?:[^"\\\p{Cc}\u007f-\u009f]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const WORD = /(?:true|false|null)(?!\w)/y;
const SPACE = /[ \t\r\n]*/y;

type Awaited = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/** Walks JSON that a parser refused, to the first character that cannot stand where it stands. */
export function locateJsonFault(text: string): JsonFault | null {
  const open: ('{' | '[')[] = [];
  let awaited: Awaited = 'value';
  let at = 0;
  let afterLast = 0;
  const match = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const ended = (): Awaited => (open.length === 0 ? 'nothing' : 'comma-or-end');
  for (;;) {
    match(SPACE);
    const character = text[at];
    if (character === undefined) return awaited === 'nothing' ? null : unfinished(text, open.at(-1));
    const start = at;
    if (awaited === 'comma-or-end' && character === ',') {
      at += 1;
      awaited = open.at(-1) === '{' ? 'name' : 'value';
    } else if (awaited === 'colon' && character === ':') {
      at += 1;
      awaited = 'value';
    } else if (closes(character, open.at(-1), awaited)) {
      at += 1;
      open.pop();
      awaited = ended();
    } else if ((awaited === 'name' || awaited === 'name-or-end') && match(STRING)) awaited = 'colon';
    else if ((awaited === 'value' || awaited === 'value-or-end') && '{['.includes(character)) {
      at += 1;
      open.push(character as '{' | '[');
      awaited = character === '{' ? 'name-or-end' : 'value-or-end';
    } else if (
      (awaited === 'value' || awaited === 'value-or-end') &&
      (match(STRING) || match(NUMBER) || match(WORD))
    ) {
      awaited = ended();
    } else return { ...placeAt(text, start), ...explain(text, start, awaited, afterLast) };
    afterLast = at;
  }
}

function closes(character: string, innermost: '{' | '[' | undefined, awaited: Awaited): boolean {
  if (character === '}')
    return innermost === '{' && (awaited === 'name-or-end' || awaited === 'comma-or-end');
  return character === ']' && innermost === '[' && (awaited === 'value-or-end' || awaited === 'comma-or-end');
}

function explain(text: string, at: number, awaited: Awaited, afterLast: number) {
  const found = text[at] === '"' ? quoted(text, at) : `“${text.slice(at, at + 1)}”`;
  const ends = text[at] === '}' || text[at] === ']';
  if ((awaited === 'name' || awaited === 'value') && ends && text[afterLast - 1] === ',') {
    return {
      problem: `There is a comma before ${found}, with nothing after it.`,
      cure: 'Take the comma out.',
    };
  }
  if (text[at] === '"' && quoted(text, at) === '“"”') {
    return {
      problem:
        'A text that begins here does not end on its line, or holds a character that JSON does not allow.',
      cure: 'End it with a quotation mark, and write line breaks and tabs inside it as \\n and \\t.',
    };
  }
  switch (awaited) {
    case 'comma-or-end': {
      const line = placeAt(text, afterLast).line;
      return text[at] === '}' || text[at] === ']'
        ? { problem: `${found} closes something that is not open.`, cure: 'Check the brackets before it.' }
        : {
            problem: `A comma is missing before ${found}.`,
            cure: `Put a comma at the end of line ${line}.`,
          };
    }
    case 'colon':
      return { problem: `A colon is missing before ${found}.`, cure: 'Put a colon between name and value.' };
    case 'name':
    case 'name-or-end':
      return {
        problem: `A name in quotation marks is missing before ${found}.`,
        cure: 'Write each name in double quotation marks.',
      };
    case 'nothing':
      return {
        problem: `The file goes on with ${found} after its end.`,
        cure: 'Take out what stands after the last bracket.',
      };
    default:
      return {
        problem: `${found} is no value.`,
        cure: 'Write texts in double quotation marks, and true, false and null in small letters.',
      };
  }
}

function quoted(text: string, at: number): string {
  STRING.lastIndex = at;
  const whole = STRING.exec(text)?.[0] ?? '"';
  return whole === '"' ? '“"”' : whole.length > 42 ? `${whole.slice(0, 40)}…"` : whole;
}

function unfinished(text: string, innermost: '{' | '[' | undefined): JsonFault {
  const at = placeAt(text, text.length);
  if (text.trim() === '') return { ...at, problem: 'The file is empty.', cure: 'Choose the file with text.' };
  const bracket = innermost === '[' ? ']' : '}';
  return {
    ...at,
    problem: 'The file ends before it is complete.',
    cure:
      innermost === undefined
        ? 'Send the whole file.'
        : `Send the whole file; the next bracket to close is ${bracket}`,
  };
}

/** Line and column of a character. */
export function placeAt(text: string, at: number): SourcePlace {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return { line, column: at - (before.lastIndexOf('\n') + 1) + 1 };
}
