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
    ['C:/Users/Ada Lovelace/x.js', 'C:/Users/[user]/x.js'],
    ["C:\\Users\\O'Brien\\x", 'C:\\Users\\[user]\\x'],
    ['file:///C:/Users/Ada%20Lovelace/x', 'file:///C:/Users/[user]/x'],
    ['/Users/J%C3%B6rg/x', '/Users/[user]/x'],
    ["open '/home/ada'", "open '/home/[user]'"],
    ['C:/Users/ada is not in /srv', 'C:/Users/[user] is not in /srv'],
    ['vscode-file://vscode-app/home/ada/x.js', 'vscode-file://vscode-app/home/[user]/x.js'],
    ['~ada/x', '~[user]/x'],
    ['C:\\DOCUME~1\\ADALOV~1\\x', 'C:\\DOCUME~1\\[user]\\x'],
    ['%2Fhome%2Fada%2Fx', '%2Fhome%2F[user]%2Fx'],
  ],
  kept: [
    'C:\\Users\\Public\\x',
    '/users/:id',
    'https://shop.example/home/news',
    'wss://shop.example/home/news',
    'GET /home/index.html',
    '~/x',
    '/srv/app/home.js',
    '~1.2.0',
  ],
});
