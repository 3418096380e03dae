/** Whether digits (country code first, without `+`) could be a phone number: ITU-T E.164 allows at most 15. */
export function isPossibleAbroad(digits: string): boolean {
  return digits.length >= 7 && digits.length <= 15 && !digits.startsWith('0');
}
