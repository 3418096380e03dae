import { normalName } from './secret-words.ts';

/** Words in a name that say its value is personal. */
const PERSONAL = new RegExp(
  `(?:^|_)(?:${[
    'e_?mail|phone|telephone|mobile_number|fax',
    '(?:first|last|full|middle|given|family|user|nick|maiden|display|real|login|contact|customer|person|owner|author|sur)_?name',
    'birth_?day|birth_?date|date_of_birth|dob|gender|nationality|religion|ethnicity|salary',
    'ssn|social_security|passport|driving_licen[cs]e|licen[cs]e_plate|tax_?id|national_?id',
    'iban|credit_?card|card_?number|account_?number',
    'street|postal_?code|post_?code|zip_?code|zip|(?:home|street|mail)_address',
    'ip_?addr(?:ess)?|remote_addr|client_ip|user_ip|mac_address|x_forwarded_for',
    'imei|imsi|latitude|longitude|gps|coordinates',
    'user_?id|uid|customer_?id|member_?id|device_?id|advertising_?id|idfa|gaid',
    'window_?title|process_?list|installed_?apps|clipboard|keystrokes|screenshot',
  ].join('|')})(?:_|$)`,
);
/** What such a name ends with when it is about a number or a thing and not about somebody. */
const IMPERSONAL =
  /_(?:count|total|size|length|type|status|enabled|valid|verified|version|format|code|method|provider|duration|ms|sent|state|template|error|result|flag|index|width|height|model|os|options|system|supported|strategy|compression)$/;

/** Whether words in a key or a name say that its value is personal. */
export function isPersonalName(name: string): boolean {
  const normal = normalName(name);
  return PERSONAL.test(normal) && (!IMPERSONAL.test(normal) || /(?:post|postal|zip)_?code$/.test(normal));
}
