import type { Clock, Http, HttpAnswer, HttpRequest } from '../growthzone';
import { messageOf } from './spreadsheet';
import { forgetProperties } from './stored';
import { isOfConsent } from './trouble';

/** Long enough for a slow page, far below the 360 s default that would eat a whole execution. */
const TIMEOUT_SECONDS = 30;

/** Google's words where it sends nothing; in another language they are not known, and then the request may have left. */
const UNSENT = /^(?:Exception: )?(?:Service invoked too many times|DNS error)/;

/** `UrlFetchApp` as the client speaks it: every answer is a value, a redirect is not followed. */
export const urlFetch: Http = {
  send(request: HttpRequest): HttpAnswer {
    forgetProperties();
    try {
      const answer = UrlFetchApp.fetch(request.url, optionsOf(request));
      const headers: Record<string, string> = {};
      for (const [name, value] of Object.entries(answer.getAllHeaders())) headers[name.toLowerCase()] = String(value);
      return { kind: 'answer', status: answer.getResponseCode(), headers, text: answer.getContentText('UTF-8') };
    } catch (error) {
      const message = messageOf(error);
      // Nothing was sent, and nothing will be until somebody permits it.
      if (isOfConsent(message)) throw error;
      return { kind: 'no answer', message, isUnsent: UNSENT.test(message) };
    }
  },
};

function optionsOf({ method, headers, body }: HttpRequest): GoogleAppsScript.URL_Fetch.URLFetchRequestOptions {
  const options: GoogleAppsScript.URL_Fetch.URLFetchRequestOptions = {
    method: method.toLowerCase() as 'get' | 'post' | 'put' | 'patch',
    headers,
    muteHttpExceptions: true,
    followRedirects: false,
    // Known to Google's service, not yet to its published types.
    ...{ timeoutSeconds: TIMEOUT_SECONDS },
  };
  if (!body) return options;
  if (body.kind === 'multipart') {
    // A payload object that holds a Blob is sent as multipart/form-data.
    const file = Utilities.newBlob(body.file.text, 'text/csv', body.file.name);
    return { ...options, payload: { ...body.fields, [body.file.field]: file } };
  }
  const contentType = `application/${body.type ?? (body.kind === 'json' ? 'json' : 'x-www-form-urlencoded')}`;
  return { ...options, contentType, payload: body.text };
}

/** Google's clock; `sleep` counts towards the six minutes of an execution. */
export const serverClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => {
    forgetProperties();
    Utilities.sleep(milliseconds);
  },
};
