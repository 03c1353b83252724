/** What is wrong with a receiver's answer to a webhook, in words; null when it took the message. */
export function faultOfStatus(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status === 410) return "The receiver wants no more messages (410).";
  if (status >= 300 && status < 400)
    return `The receiver sends on to another address (${status}), which is not followed.`;
  return `The receiver answered ${status}.`;
}
