import { needChromium } from '../../scripts/web/chromium.ts';

export default function install(): void {
  needChromium();
}
