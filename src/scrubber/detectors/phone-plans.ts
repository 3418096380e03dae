/**
 * Shortest and longest national number, then the country codes that have them (ITU-T E.164; lengths from the public
 * metadata of libphonenumber, 2026). A plan that allows several lengths is given by its shortest and longest.
 */
const PLANS = `
4 5 290
4 7 683 690
4 11 352
4 12 598
5 5 500 682
5 6 247
5 7 676 677 678 688
5 8 47 386 686
5 10 27 64 98 685
5 11 31 852
5 12 61 358 971
5 13 43 49 82
6 6 298 299 672 687
6 7 597
6 9 40 252 355 376 421 508 681 689
6 10 48 53 95 880
6 11 375 595
6 12 39 46 359 381
6 13 63
7 7 238 239 246 248 269 291 297 592 673 674 680 691 692
7 8 241 599 670 675 853 961 965 975
7 9 220 231 245 265 354 385 423 967 968
7 10 44 84 230 243 254 263 267 353 372 960
7 11 501 503 507 679 886 974
7 12 86 882 972
7 13 62 90
8 8 45 216 222 223 226 227 228 232 235 236 253 257 266 350 356 357 370 371 373 374 389 505 509 800 808 973 993
8 9 32 36 51 213 224 233 237 250 258 264 268 377 382 387 591 962 963
8 10 20 60 378 506 850 855 856 964 970 976
8 11 55 57 65 502 504 593 977
8 12 92 383 883
8 13 66 81 91
9 9 33 34 93 94 211 212 218 221 240 242 244 249 251 255 256 260 261 262 351 590 594 596 979 992 994 995 998
9 10 380 881 966 996
9 11 56
9 12 41 420 870
10 10 1 52 58 225 229
10 11 54
10 12 30 234
10 14 7
11 11 888
12 12 878`;

/** By country code; 0 if there is none. */
const SHORTEST = new Uint8Array(1000);
const LONGEST = new Uint8Array(1000);
for (const plan of PLANS.split('\n')) {
  const [least = 0, most = 0, ...codes] = plan.split(' ').map(Number);
  for (const code of codes) {
    SHORTEST[code] = least;
    LONGEST[code] = most;
  }
}

/**
 * Whether digits, country code first and without the `+`, could be a phone number of that country by their count.
 * A `0` that is dialled only inside the country may stand after the code: `+44 (0)20 …`.
 */
export function isPossibleAbroad(digits: string): boolean {
  if (digits.length < 7 || digits.length > 16) return false;
  let code = 0;
  for (let length = 1; length <= 3; length++) {
    code = code * 10 + digits.charCodeAt(length - 1) - 48;
    if (SHORTEST[code] === 0) continue;
    const national = digits.length - length;
    const trunk = digits.charCodeAt(length) === 48 ? 1 : 0;
    return code > 0 && national >= SHORTEST[code]! && national <= LONGEST[code]! + trunk;
  }
  return false;
}
