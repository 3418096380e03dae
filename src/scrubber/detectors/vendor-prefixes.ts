import { vendorTokens, type VendorTokens } from './vendor-token.ts';

const B64 = '[A-Za-z0-9_-]';
const HEX = '[a-f0-9]';
const LOW = '[a-z0-9]';
const ANY = '[A-Za-z0-9]';

/**
 * Published prefixes of keys and tokens, and an expression for what must follow at least; the rest of the token goes too.
 * Sources: the vendors' own documentation of their formats.
 */
export const VENDOR_TOKENS: VendorTokens = [
  // clouds
  ['AKIA', '[A-Z0-9]{16}(?![A-Za-z0-9])'], // AWS
  ['ASIA', '[A-Z0-9]{16}(?![A-Za-z0-9])'], // AWS
  ['ABIA', '[A-Z0-9]{16}(?![A-Za-z0-9])'], // AWS
  ['ACCA', '[A-Z0-9]{16}(?![A-Za-z0-9])'], // AWS
  ['A3T', '[A-Z0-9]{17}(?![A-Za-z0-9])'], // AWS
  ['ABSK', `[A-Za-z0-9+/]{80,}={0,2}`], // Amazon Bedrock
  ['bedrock-api-key-', `${B64}{16}`],
  ['AIza', `${B64}{35}`], // Google
  ['GOCSPX-', `${B64}{20}`],
  ['ya29.', `${B64}{20}`],
  ['1//0', `${B64}{24}`],
  ['LTAI', `${ANY}{16}`], // Alibaba
  ['AKID', `${ANY}{32}`], // Tencent
  ['do', `[opr]_v1_${HEX}{32}`], // DigitalOcean
  ['HRKU-', `${B64}{32}`],
  ['fo1_', `${B64}{40}`], // Fly.io
  ['fm1', `[ar]?_${ANY}{40}`],
  ['fm2_', `${ANY}{40}`],
  ['tskey-', `[a-z]+-${B64}{10}`], // Tailscale
  ['v1.0-', `${HEX}{24}-${HEX}{100}`], // Cloudflare
  ['tk-us-', `${B64}{48}`],
  ['t1.', `[A-Z0-9a-z_-]{16,}={0,2}\\.[A-Z0-9a-z_-]{60}`], // Yandex
  ['AQVN', `${B64}{35}`],
  ['YC', `[a-zA-Z0-9_-]{38}(?![A-Za-z0-9_-])`],
  ['pscale_', `(?:tkn|oauth|pw)_[\\w=.-]{20}`],
  ['vc', `[a-z]_${ANY}{24}`], // Vercel
  ['nfp_', `${ANY}{30}`],
  ['sbp_', `${HEX}{40}`],
  ['sb_secret_', `${B64}{16}`],
  ['cfut_', `${ANY}{32}`],
  ['cfat_', `${ANY}{32}`],
  ['ocid1.', `[a-z]+\\.oc1\\.[a-z0-9-]*\\.${LOW}{40}`],
  // source and packages
  ['gh', `[opusr]_${ANY}{20}`], // GitHub
  ['github_pat_', `\\w{22}`],
  [
    'gl',
    `(?:pat|dt|ft|ffct|agent|imt|oas|ptt|rt|soat|cbt|rtr|wt)-${B64}{16,}(?:\\.[0-9a-z]{2}\\.?[0-9a-z]{7,9}(?!\\w))?`,
  ], // GitLab
  ['GR1348941', `${B64}{20}`],
  ['ATATT3', `[A-Za-z0-9_=-]{20}`], // Atlassian
  ['ATCTT3', `[A-Za-z0-9_=-]{20}`],
  ['ATBB', `${ANY}{28}`],
  ['npm_', `${ANY}{30}`],
  ['pypi-', `AgE${B64}{16}`],
  ['rubygems_', `${HEX}{40}`],
  ['oy2', `${LOW}{43}`], // NuGet
  ['CLOJARS_', `${LOW}{40}`],
  ['dckr_', `(?:pat|oat)_${B64}{20}`],
  ['AKCp', `${ANY}{50}`], // Artifactory
  ['cmVmd', `${ANY}{50}`],
  ['cio', `${ANY}{32}(?![A-Za-z0-9])`], // crates.io
  ['sgp_', `(?:${HEX}{16}_|local_)?${HEX}{40}`], // Sourcegraph
  ['slk_', `${HEX}{40}`],
  ['squ_', `${ANY}{32}`], // Sonar
  ['sqp_', `${ANY}{32}`],
  ['sqa_', `${ANY}{32}`],
  ['CCIPAT_', `${B64}{20}`],
  ['bkua_', `${HEX}{32}`],
  ['pul-', `${HEX}{32}`], // Pulumi
  ['ico-', `${ANY}{32}`],
  ['tfp_', `[\\w.=-]{40}`], // Typeform
  ['pnu_', `${LOW}{36}`],
  ['dp.', `(?:pt|st|ct|sa|scim|audit)\\.[\\w.-]{40}`], // Doppler
  ['hv', `[sbr]\\.${B64}{20}`], // Vault
  ['s.', `${ANY}{24}(?![A-Za-z0-9.])`],
  ['A3-', `[A-Z0-9]{6}-[A-Z0-9]{5,12}-[A-Z0-9]{5}`], // 1Password
  ['ops_', `eyJ${B64}{40}`],
  ['AGE-SECRET-KEY-1', `[A-Z0-9]{40}`],
  ['API-', `[A-Z0-9]{26}(?![A-Z0-9])`], // Octopus
  ['sha256~', `${B64}{43}`], // OpenShift
  ['dnkey-', `[\\w=-]{60}`],
  ['fio-u-', `[\\w=-]{40}`],
  ['sat.', `${ANY}{22}\\.${HEX}{24}\\.`], // Harness
  ['pat', `\\.${ANY}{22}\\.${HEX}{24}\\.|[A-Za-z0-9]{14}\\.${HEX}{64}|-[a-z]{2,3}\\d-${HEX}{8}-`], // Harness, Airtable, HubSpot
  // artificial intelligence
  ['sk-', `(?:ant|proj|svcacct|admin|or|lf|litellm)-[\\w-]{16}|${ANY}{20}T3BlbkFJ|${ANY}{32}`],
  ['hf_', `[A-Za-z0-9]{30}`], // Hugging Face
  ['api_org_', `[A-Za-z]{30}`],
  ['gsk_', `${ANY}{32}`], // Groq
  ['pplx-', `${ANY}{32}`],
  ['r8_', `${ANY}{32}`], // Replicate
  ['xai-', `${ANY}{40}`],
  ['pcsk_', `${B64}{30}`], // Pinecone
  ['lsv2_', `(?:pt|sk)_${HEX}{32}`], // LangSmith
  ['nvapi-', `${B64}{40}`],
  ['tgp_v1_', `${B64}{30}`],
  // money
  ['sk_', `(?:live|test|prod)_${ANY}{10}`], // Stripe
  ['rk_', `(?:live|test|prod)_${ANY}{10}`],
  ['pk_live_', `${ANY}{16}`],
  ['whsec_', `[A-Za-z0-9+/=]{24}`],
  ['EAAA', `(?!AAA)${B64}{56}`], // Square
  ['sq0', `(?:atp|csp|idp)-${B64}{22}`],
  ['access-', `(?:sandbox|development|production)-${HEX}{8}-`], // Plaid
  ['FLWSECK', `(?:_TEST)?-[A-Za-z0-9]{12,32}`], // Flutterwave
  ['FLWPUBK', `(?:_TEST)?-[A-Za-z0-9]{12,32}`],
  ['duffel_', `(?:test|live)_[\\w=-]{40}`],
  ['EZ', `[AT]K${LOW}{54}`], // EasyPost
  ['shippo_', `(?:live|test)_${HEX}{40}`],
  ['live_', `(?:[\\w=-]{40}|(?:pub_)?${HEX}{31,35})(?![\\w-])`], // GoCardless, Lob
  ['test_', `(?:pub_${HEX}{31}|${HEX}{35})(?![\\w-])`],
  // messages and mail
  ['xox', `[a-z](?:\\.xox[bp])?-[\\w-]{8}`], // Slack
  ['xapp-', `\\d-[\\w-]{10}`],
  ['xwfp-', `[\\w-]{10}`],
  ['SG.', `[\\w-]{16,32}\\.[\\w-]{16}`], // SendGrid
  ['SK', `${HEX}{32}(?![A-Za-z0-9])`], // Twilio
  ['AC', `${HEX}{32}(?![A-Za-z0-9])`],
  ['key-', `${HEX}{32}`], // Mailgun
  ['pubkey-', `${HEX}{32}`],
  ['xkeysib-', `${HEX}{32}`],
  ['EAA', `[B-Z][A-Za-z0-9]{60}`], // Facebook
  // shops, maps, monitoring, work
  ['shp', `(?:at|ca|pa|ss)_[a-fA-F0-9]{32}`], // Shopify
  ['pk.', `[A-Za-z0-9]{40,}\\.${B64}{20}`], // Mapbox
  ['sk.', `[A-Za-z0-9]{40,}\\.${B64}{20}`],
  ['dt0c01.', `[A-Z0-9a-z]{24}\\.`], // Dynatrace
  ['gl', `(?:c_[A-Za-z0-9+/]{32}|sa_${ANY}{32})`], // Grafana
  ['eyJrIjoi', `${ANY}{40}`],
  ['NRAK-', `${ANY}{27}`], // New Relic
  ['NRJS-', `${HEX}{19}`],
  ['NRII-', `[A-Za-z0-9-]{32}`],
  ['NRIQ-', `[A-Za-z0-9-]{32}`],
  ['sntr', `(?:ys_eyJ${B64}{20}|yu_${HEX}{64})`], // Sentry
  ['phc_', `${ANY}{32}`], // PostHog
  ['phx_', `${ANY}{32}`],
  ['PMAK-', `${HEX}{24}-`], // Postman
  ['PMAT-', `[A-Z0-9]{20}`],
  ['lin_', `(?:api|oauth)_${ANY}{32}`], // Linear
  ['ntn_', `${ANY}{40}`], // Notion
  ['secret_', `[A-Za-z0-9]{43}`],
  ['fig', `[dou]r?_${B64}{24}`], // Figma
  ['rdme_', `${LOW}{40}`],
  ['p8e-', `${LOW}{32}`], // Adobe
  ['dapi', `${HEX}{32}|[A-F0-9]{32}`], // Databricks
  ['4b1d', `${ANY}{38}(?![A-Za-z0-9])`], // ClickHouse
  ['sm_', `(?:aat|pat|sat)_${ANY}{16}`],
  ['s-s4t2', `(?:ud|af)-${HEX}{64}`],
  ['b_', `[a-z0-9=_-]{44}(?![A-Za-z0-9_-])`], // Beamer
  ['api-', `${HEX}{8}-${HEX}{4}-4`], // LaunchDarkly
  ['sdk-', `${HEX}{8}-${HEX}{4}-4`],
  ['mob-', `${HEX}{8}-${HEX}{4}-4`],
  ['LS0tLS1CRUdJTi', `[A-Za-z0-9+/=]{16}`], // -----BEGIN in base64
  ['ZXlKaGJHY2lPaU', `[A-Za-z0-9+/=]{16}`], // a JSON Web Token in base64
];

/** Prefixes that are common words or syllables: nothing but the beginning of the whole name will do. */
const WEAK_PREFIXES: ReadonlySet<string> = new Set(
  'key- pubkey- test_ live_ api- sdk- mob- s. sk. pk. b_ t1. cio YC AC SK EZ vc fig do fm1 sat. pat access- secret_'.split(
    ' ',
  ),
);

/** Tokens and keys that their vendors gave a prefix. */
export const vendorToken = vendorTokens(VENDOR_TOKENS, WEAK_PREFIXES);
