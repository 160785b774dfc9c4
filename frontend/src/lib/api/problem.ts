import type { ProblemField, ProblemBody } from './shapes';

/** An answer that is not 2xx, or no answer at all (`code` is then `offline`). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: ProblemField[];
  readonly requestId: string | null;
  /** With `words_not_allowed`: the words, as they stand in what was sent. */
  readonly words: string[];

  constructor(
    status: number,
    code: string,
    fields: ProblemField[] = [],
    requestId?: string | null,
    words: string[] = [],
  ) {
    super(code);
    this.status = status;
    this.code = code;
    this.fields = fields;
    this.requestId = requestId ?? null;
    this.words = words;
  }

  static offline(): Problem {
    return new Problem(0, 'offline');
  }

  /** Reads whatever an error answer carries: a proxy in between may send anything. */
  static from(status: number, body: unknown): Problem {
    if (typeof body === 'object' && body !== null && 'code' in body) {
      const problem = body as ProblemBody;
      const { errors = [], request_id } = problem;
      return new Problem(status, String(problem.code), errors, request_id, problem.words ?? []);
    }
    return new Problem(status, codeOfStatus(status));
  }

  /** What is wrong as a whole: a request without fields, such as a file, says it there. */
  get whole(): string {
    return this.fields.find(({ pointer }) => pointer === '')?.code ?? this.code;
  }

  /** The code of the first error at this field, given by its name or JSON pointer. */
  field(name: string): string | null {
    const pointer = name.startsWith('/') ? name : `/${name}`;
    return this.fields.find((field) => field.pointer === pointer)?.code ?? null;
  }

  /** The code of the first error at this JSON pointer or below it. */
  within(pointer: string): string | null {
    const found = this.fields.find((field) => `${field.pointer}/`.startsWith(`${pointer}/`));
    return found?.code ?? null;
  }
}

export function asProblem(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem(0, 'unexpected');
}

function codeOfStatus(status: number): string {
  if (status === 401) return 'sign_in_required';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not_found';
  if (status === 429) return 'too_many_requests';
  return status >= 500 ? 'internal' : 'unexpected';
}
