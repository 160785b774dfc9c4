import { Problem } from '../api/problem';
import type { Photo } from '../api/shapes';

export interface Sending {
  /** What came of it; throws a `Problem`, of the code `cancelled` where it was. */
  done: Promise<Photo>;
  cancel: () => void;
}

/** Uploads a picture. `fetch` does not tell how much of it has gone, so this is done in the older way. */
export function sendFile(file: File, key: string, onshare: (share: number) => void): Sending {
  const request = new XMLHttpRequest();
  const done = new Promise<Photo>((resolve, reject) => {
    request.open('POST', '/api/v1/attachments');
    request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    request.setRequestHeader('Idempotency-Key', key);
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onshare(loaded / total);
    };
    request.upload.onload = () => onshare(1);
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as Photo);
      else reject(Problem.from(request.status, body));
    };
    request.onerror = () => reject(Problem.offline());
    request.ontimeout = () => reject(Problem.offline());
    request.onabort = () => reject(new Problem(0, 'cancelled'));
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
