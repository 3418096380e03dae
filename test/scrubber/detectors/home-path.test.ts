import { describeDetector } from './cases.ts';

describeDetector('home-path', {
  found: [
    ['/home/ada/notes.txt', '/home/[user]/notes.txt'],
    ['/Users/ada/Library', '/Users/[user]/Library'],
    ['C:\\Users\\Ada Lovelace\\x.txt', 'C:\\Users\\[user]\\x.txt'],
    ['C:\\\\Users\\\\ada\\\\x', 'C:\\\\Users\\\\[user]\\\\x'],
    ['c:/users/ada/x', 'c:/users/[user]/x'],
    ['\\\\wsl$\\Ubuntu\\home\\ada\\x', '\\\\wsl$\\Ubuntu\\home\\[user]\\x'],
    ['/mnt/c/Users/ada/x', '/mnt/c/Users/[user]/x'],
    ['file:///home/ada/x', 'file:///home/[user]/x'],
    ['~ada/x', '~[user]/x'],
    ['C:\\DOCUME~1\\ADALOV~1\\x', 'C:\\DOCUME~1\\[user]\\x'],
    ['%2Fhome%2Fada%2Fx', '%2Fhome%2F[user]%2Fx'],
  ],
  kept: [
    'C:\\Users\\Public\\x',
    '/users/:id',
    'https://shop.example/home/news',
    'GET /home/index.html',
    '~/x',
    '/srv/app/home.js',
    '~1.2.0',
  ],
});
