import { describeDetector } from './cases.ts';

describeDetector('crypto-wallet', {
  found: [
    ['1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', '[wallet]'],
    ['0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe', '[wallet]'],
    ['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', '[wallet]'],
  ],
  kept: [
    '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb',
    'de0B295669a9FD93d5F28D9Ec85E40f4cb697BAe',
    'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5',
  ],
});
