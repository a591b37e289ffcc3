/**
 * Tables of cues: how residue of web pages, captions, notes and biographies are worded. Each row has a name, so that a reader
 * can be told why a paragraph is not counted.
 */
import { TRADES } from './names';
import type { Zone } from './zones';

export interface Mark {
  readonly zone: Zone;
  /** Why, in words for a reader: "share links", "repeated caption". */
  readonly rule: string;
}

export interface Cue extends Mark {
  /** Only before the first paragraph of running prose or after the last. */
  readonly edges?: true;
  /** Longest paragraph it acts on, in words. */
  readonly most: number;
}

export interface Lines extends Cue {
  /** The whole line, in lower case, without marks around it. */
  readonly lines: readonly string[];
}

export interface Openers extends Cue {
  /** How the line begins, in lower case; a letter may not follow. */
  readonly openers: readonly string[];
}

export interface Patterns extends Cue {
  /** Held against the opening of the paragraph or, if it asks for the end, against its closing. */
  readonly pattern: RegExp;
  readonly closing?: true;
  /** Shortest paragraph it acts on, in words. */
  readonly least?: number;
}

/** Headings of lists of links; the short lines that follow are links. */
export const LINK_LISTS: Lines = {
  rule: 'link list', zone: 'apparatus', most: 6,
  lines: [
    'you might also like', 'you may also like', 'you may like', 'you might be interested in', 'related', 'related articles',
    'related stories',
    'related news', 'related briefs', 'related posts', 'related topics', 'related content', 'related reading', 'related links', 'read next',
    'what to read next', 'up next', 'most read', 'most popular', 'most viewed', 'most shared', 'most commented', 'trending', 'trending now',
    'search trends',
    'top stories', 'latest news', 'latest stories', 'recommended', 'recommended for you', "editor's picks", "editors' picks",
    'more stories',
    'more news', 'more articles', 'popular', 'popular posts', 'in this section', 'also in this section', 'recent posts', 'recent articles',
    '相关阅读', '相关新闻', '相关文章', '相关链接', '推荐阅读', '延伸阅读', '热门推荐', '热门文章', '猜你喜欢', '热搜', '热点新闻', '更多新闻', '相關閱讀', '相關新聞', '延伸閱讀',
    'читайте также', 'по теме', 'материалы по теме', 'новости по теме', 'самое читаемое', 'популярное', 'ещё по теме', 'смотрите также',
    'другие новости',
    'à lire aussi', 'lire aussi', 'sur le même sujet', 'les plus lus', 'das könnte sie auch interessieren', 'lesen sie auch',
    'mehr zum thema', 'meistgelesen',
    'te puede interesar', 'lea también', 'lo más leído', 'noticias relacionadas',
  ],
};

export const LINES: readonly Lines[] = [
  {
    rule: 'page link', zone: 'apparatus', most: 8,
    lines: [
      'back to top', 'return to top', 'go to top', 'leave a comment', 'post a comment', 'add a comment', 'leave a reply', 'write a comment',
      'view comments', 'show comments', 'subscribe to our newsletter', 'sign in', 'log in', 'sign up', 'contact us', 'about us',
      'read more',
      'continue reading', 'click here', 'skip to content', 'skip to main content', 'next article', 'previous article', 'follow us',
      'copy link',
      'share this article', 'share this story', 'share this', 'share article', 'print this article', 'email this article',
      'print this page', 'view all', 'load more', 'show more', 'see more',
      'follow us on social media', 'terms of use', 'terms of service', 'privacy policy', 'open in app', 'download the app',
      'printer-friendly version',
      '返回顶部', '回到顶部', '发表评论', '网友评论', '扫一扫', '分享到', '打印本页', '关闭窗口', '加载更多', '阅读全文', '返回首页', '我要评论', '微信扫一扫',
      'поделиться', 'распечатать', 'комментарии', 'оставить комментарий', 'подписаться', 'версия для печати', 'на главную',
      'вернуться наверх', 'показать ещё',
      'partager cet article', 'imprimer cet article', 'artikel drucken', 'artikel teilen', 'nach oben', 'retour en haut', 'volver arriba',
    ],
  },
  {
    rule: 'page link', zone: 'apparatus', most: 3, edges: true,
    lines: [
      'top', 'print', 'share', 'tweet', 'comments', 'comment', 'subscribe', 'menu', 'search', 'home', 'next', 'previous', 'close', 'save',
      'listen',
      'bookmark', 'email', 'download', 'donate', 'login', 'register', 'newsletter', 'more', 'advertisement', 'sponsored',
      'sponsored content',
      '分享', '打印', '评论', '首页', '收藏', '广告', '下载', '点赞', 'наверх', 'реклама', 'печать', 'главная', 'меню', 'поиск',
      'partager', 'imprimer', 'teilen', 'drucken', 'kommentare', 'compartir', 'publicité', 'anzeige', 'publicidad',
    ],
  },
];

export const OPENERS: readonly Openers[] = [
  {
    rule: 'link list', zone: 'apparatus', most: 25,
    openers: [
      'related:', 'read also:', 'also read:', 'read more:', 'see also:', 'more on this:', 'more on this topic:', 'up next:',
      'next article:', 'previous article:',
      'next:', 'previous:', 'watch:', 'listen:', '上一篇', '下一篇', '相关阅读：', '相关阅读:', '延伸阅读：', '延伸阅读:', 'читайте также:', 'по теме:',
      'смотрите также:',
      'lire aussi :', 'lire aussi:', 'à lire aussi :', 'lesen sie auch:', 'mehr zum thema:', 'lea también:',
    ],
  },
  {
    rule: 'link list', zone: 'apparatus', most: 8, edges: true,
    openers: [
      'more from', 'more by', 'more in', 'ещё от', 'другие материалы',
    ],
  },
  {
    rule: 'tags', zone: 'apparatus', most: 40,
    openers: [
      'tags:', 'tags :', 'tagged:', 'tagged with', 'filed under', 'topics:', 'categories:', 'posted in:', 'hashtags:', '标签:', '标签：', '关键词:',
      '关键词：', 'теги:', 'метки:', 'étiquettes :', 'schlagwörter:', 'etiquetas:',
    ],
  },
  {
    rule: 'follow us', zone: 'apparatus', most: 30,
    openers: [
      'follow @', 'follow us on', 'follow us @', 'find us on', 'like us on', 'join us on', 'connect with us', 'follow me on',
      'подписывайтесь на', 'suivez-nous', 'folgen sie uns', 'síguenos',
    ],
  },
  {
    rule: 'newsletter', zone: 'apparatus', most: 30, edges: true,
    openers: [
      'sign up for', 'sign up to', 'subscribe to', 'subscribe for', 'subscribe now', 'subscribe today', 'get our', 'download our',
      'join our', 'enter your email', 'register for',
      'support our journalism', 'already a subscriber', 'to comment', 'log in to', 'sign in to', '扫描二维码', '关注我们', '长按二维码', 'подпишитесь на',
      'inscrivez-vous', 'abonnez-vous', 'jetzt abonnieren', 'suscríbete',
    ],
  },
  {
    rule: 'call for contributions', zone: 'apparatus', most: 80,
    openers: [
      'if you want to contribute', 'if you would like to contribute', 'if you wish to contribute', 'to write for these pages',
      'to write for us', 'want to write for', 'to contribute, please', 'to submit an article', 'submissions:', '投稿', '欢迎投稿',
    ],
  },
  {
    rule: 'credits', zone: 'apparatus', most: 30,
    openers: [
      'reporting by', 'additional reporting by', 'edited by', 'editing by', 'editor:', 'editors:', 'editor :', 'translated by',
      'translation by', 'translation:', 'web editor:', 'compiled by', 'produced by', 'producer:', 'writing by',
      '编辑:', '编辑：', '编辑 ', '責任編輯', '责任编辑', '责编', '編輯：', '校对', '审核', '翻译：', '译者：', '监制', '主编：', 'редактор:', 'редактор ', 'перевод:',
      'перевод ', 'корректор', 'подготовил', 'подготовила',
      'rédaction :', 'traduction :', 'redaktion:', 'übersetzung:', 'traducción:',
    ],
  },
  {
    rule: 'copyright', zone: 'apparatus', most: 80,
    openers: [
      '©', 'all rights reserved', '版权所有', '版權所有', '未经授权', '未经许可', '转载请注明', '本网站版权', 'все права защищены', 'при цитировании',
      'при использовании материалов', 'tous droits réservés', 'alle rechte vorbehalten', 'todos los derechos reservados',
    ],
  },
  {
    rule: 'cookie notice', zone: 'apparatus', most: 80,
    openers: [
      'we use cookies', 'this site uses cookies', 'this website uses cookies', 'by continuing to browse', 'by using this site',
      'accept cookies', 'accept all cookies', 'cookie settings', 'мы используем', 'ce site utilise des cookies',
      'diese website verwendet cookies',
    ],
  },
  {
    rule: "editor's note", zone: 'note', most: 400,
    openers: [
      "editor's note", "editors' note", "editor's introduction", 'editorial note', 'note from the editor', 'a note from the editor',
      "publisher's note", "translator's note", "moderator's note",
      '编者按', '编者注', '编者的话', '編者按', '译者按', '译者注', 'от редакции', 'от редактора', 'примечание редакции', 'прим. ред', 'прим. ред.',
      'от переводчика', 'note de la rédaction', 'ndlr', 'anmerkung der redaktion', 'anm. d. red', 'nota del editor', 'nota de la redacción',
    ],
  },
  {
    rule: 'disclaimer', zone: 'note', most: 150,
    openers: ['disclaimer:', 'disclaimer ', '声明：', '声明:', '免责声明', '特别声明', 'дисклеймер', 'отказ от ответственности'],
  },
  {
    rule: 'correction', zone: 'note', most: 120, edges: true,
    openers: [
      'correction:', 'corrections:', 'clarification:', "update:", '更正：', '更正:', 'исправление:', 'уточнение:',
    ],
  },
  {
    rule: 'about the author', zone: 'biography', most: 150, edges: true,
    openers: [
      'about the author', 'about the authors', 'about the writer', '作者简介', '作者介绍', '作者系', '作者为', '作者是', '（作者', '(作者', '本文作者', 'об авторе',
      'об авторах', "à propos de l'auteur", 'zum autor', 'über den autor', 'sobre el autor',
    ],
  },
  {
    rule: 'picture caption', zone: 'caption', most: 80,
    openers: [
      'photo:', 'photos:', 'photo :', 'photograph:', 'picture:', 'image:', 'file photo:', 'caption:', 'photo credit:', 'image credit:',
      'photo by', '图：', '图:', '图片：', '图片:', '图片来源', '配图：', '资料图', '图为', '图说', 'фото:', 'фото :', 'на фото:', 'фотография:', 'foto:',
      'bild:', 'crédit photo', 'imagen:',
    ],
  },
];

function oneOf(flags: string, alternatives: readonly string[]): RegExp {
  return new RegExp(alternatives.join('|'), flags);
}

const VIEWS = '(?:views?|opinions?|positions?)';
const PIECE = '(?:article|essay|interview|piece|op-ed|commentary|text|transcript|speech|column|story|conversation|translation|version)';
const TREATED =
  '(?:edited|shortened|condensed|abridged|translated|adapted|published|republished|reprinted|appeared|conducted|produced)';
const THE_AUTHOR = String.raw`^[([]?(?:the|this) (?:author|writer|columnist)s?,?\s(?:.{0,60},\s)?`;
const POST_OF = String.raw`(?:currently\s)?(?:(?:an?|the|one)\s)?(?:[\p{L}'’-]+\s){0,4}`;
const ACADEMIC_TRADES =
  'professor|fellow|researcher|columnist|commentator|analyst|journalist|editor|correspondent|lecturer|scholar|novelist|essayist|' +
  'economist|historian|director|author of';
const PICTURE = '(?:file )?(?:photo(?:graph)?s?|picture|image|illustration|graphic|credit|фото|foto|图|图片)';

export const PATTERNS: readonly Patterns[] = [
  { rule: 'audio file', zone: 'apparatus', most: 40, pattern: /\.(?:mp3|m4a|wav|ogg|mp4)$/i, closing: true },
  { rule: 'bare link', zone: 'apparatus', most: 4, pattern: /^<?(?:https?:\/\/|www\.)\S+>?$/i },
  { rule: 'address for mail', zone: 'apparatus', most: 4, edges: true, pattern: /^(?:e-?mail\s*:\s*)?[\w.+-]+@[\w-]+\.[\w.]+$/i },
  {
    rule: 'reading time', zone: 'apparatus', most: 12,
    pattern: /^(?:(?:estimated )?reading time\b|\d+[\s-]*(?:minutes?|mins?) read\b|время чтения|阅读时间)/i,
  },
  {
    rule: 'date line', zone: 'apparatus', most: 8, edges: true,
    pattern: oneOf('iu', [
      String.raw`^\d{1,2}\s\p{L}{3,9},?\s+(?:at\s)?\d{1,2}:\d\d\b.{0,12}$`,
      String.raw`^\p{L}{3,9}\s\d{1,2},?\s+(?:at\s)?\d{1,2}:\d\d\b.{0,12}$`,
      String.raw`^(?:updated |posted |published )?\d+ (?:minutes?|hours?|days?|weeks?) ago$`,
    ]),
  },
  {
    rule: 'counter', zone: 'apparatus', most: 6, edges: true,
    pattern: /^[\d,.\s]+[KkMm]?\s*(?:comments?|views?|shares?|likes?|reads?|просмотр\p{L}*|комментари\p{L}*|次阅读|条评论|人阅读|阅读)$/iu,
  },
  {
    rule: 'counter', zone: 'apparatus', most: 6, edges: true,
    pattern: /^(?:comments?|views?|shares?|likes?|просмотры|комментарии|阅读|评论|浏览|点击)\s*[:：(（]?\s*\d[\d,.]*\s*[)）]?$/iu,
  },
  { rule: 'copyright', zone: 'apparatus', most: 80, pattern: /^(?:\(c\)\s*(?:\d{4}|\p{Lu})|copyright\s*(?:©|\(c\)|\d{4}|by\b|:))/iu },
  { rule: 'copyright', zone: 'apparatus', most: 40, edges: true, pattern: /all rights reserved\.?$/i, closing: true },
  {
    rule: 'disclaimer', zone: 'note', most: 90, edges: true,
    pattern: oneOf('iu', [
      String.raw`\b${VIEWS}\b.{0,60}those of (?:the )?(?:author|writer|speaker|contributor|interviewee)`,
      String.raw`\b${VIEWS}\b.{0,60}(?:are|is) (?:solely |entirely |purely )?(?:the )?(?:author|writer)s?['’]`,
    ]),
  },
  {
    rule: 'disclaimer', zone: 'note', most: 90, edges: true,
    pattern: new RegExp(`(?:not necessarily|reflects? the (?:author|writer)|may not (?:reflect|represent)).{0,60}${VIEWS}`, 'iu'),
  },
  {
    rule: 'disclaimer', zone: 'note', most: 90,
    pattern: new RegExp(`(?:reflects?|represents?) (?:only )?the (?:author|writer)s?['’]s? (?:own |personal )?${VIEWS}`, 'iu'),
  },
  {
    rule: 'disclaimer', zone: 'note', most: 90, edges: true,
    pattern: /仅代表作者|不代表本(?:报|网|刊|站)|与本(?:报|网|刊|站)无关|(?:мнение|позиция) (?:автора|редакции).{0,20}не (?:совпада|отража|обязательно)/iu,
  },
  {
    rule: 'note on the text', zone: 'note', most: 60, edges: true,
    pattern: oneOf('iu', [
      String.raw`^[([（]?(?:this|the) ${PIECE}\b.{0,80}\b(?:was|were|has been|have been|is|first|originally)\b.{0,40}\b${TREATED}`,
      String.raw`^[([（]?(?:text )?as (?:delivered|prepared for delivery)\b`,
      String.raw`^[([（]?(?:originally|first|previously) (?:published|appeared)`,
      String.raw`^[([（]?(?:translated from|(?:edited|abridged|shortened) (?:for|version)|reprinted (?:from|with))`,
      '^[([（]?(?:本文(?:原载|首发|刊载|转载|系|刊于|译自)|原载|впервые опубликовано|печатается|перевод с)',
    ]),
  },
  {
    rule: 'about the author', zone: 'biography', most: 100, edges: true,
    pattern: oneOf('iu', [
      String.raw`${THE_AUTHOR}(?:is|are|was|were)\s(?=.{0,90}(?:${TRADES}))`,
      String.raw`${THE_AUTHOR}(?:teaches|works|writes|serves|has (?:served|worked))\s`,
    ]),
  },
  {
    rule: 'about the author', zone: 'biography', most: 100, edges: true,
    pattern: oneOf('iu', [
      String.raw`^[([]?(?:автор|l['’]auteur|der autor|die autorin|el autor|la autora)\s*[–—-]\s*`,
      String.raw`^[([]?(?:автор|l['’]auteur|der autor|die autorin|el autor|la autora),?\s+(?:является|работает|est|ist|es)\s`,
    ]),
  },
  {
    rule: 'about the author', zone: 'biography', most: 100, edges: true,
    pattern: new RegExp(String.raw`^(?:\p{Lu}[\p{L}.'’-]*\s){2,4}(?:is|was)\s${POST_OF}(?:${ACADEMIC_TRADES})\b`, 'u'),
  },
  {
    rule: 'picture caption', zone: 'caption', most: 80,
    pattern: oneOf('iu', [
      String.raw`(?:^|[\s(])${PICTURE}\/\p{Lu}[\p{L} ]+[)\]]?\.?$`,
      String.raw`(?:^|[\s(])${PICTURE}\s*[:：]\s*\S.{0,60}[)\]]?\.?$`,
      String.raw`(?:^|[\s(])${PICTURE}\s(?:by|courtesy of)\s\p{Lu}.{0,60}[)\]]?\.?$`,
    ]),
    closing: true,
  },
  {
    rule: 'picture caption', zone: 'caption', least: 5, most: 80,
    pattern: /[\s.!?”"’』」)]\/\p{Lu}[\p{L}&.'’-]*(?: [\p{L}&.'’-]+){0,4}$/u,
    closing: true,
  },
  {
    rule: 'picture caption', zone: 'caption', most: 80,
    pattern: oneOf('u', [
      String.raw`[([]\p{Lu}[\p{L} .]{1,40}\/\p{Lu}[\p{L} .]{1,40}[)\]]\.?$`,
      String.raw`[([](?:AP|AFP|EPA|Xinhua|Reuters|TASS|VCG|CFP|IC) ?(?:photo|file)?[)\]]\.?$`,
    ]),
    closing: true,
  },
  {
    rule: 'picture caption', zone: 'caption', most: 80,
    pattern: /(?:getty images|shutterstock|wikimedia commons|via (?:getty|ap|reuters|afp)|visual china group|istock)\)?\.?$/i,
    closing: true,
  },
  {
    rule: 'picture caption', zone: 'caption', most: 60,
    pattern: /(?:新华社记者.{0,12}摄|新华社发|[(（][^)）]{0,20}摄[)）]?|（(?:资料|图片|新华社)[^）]{0,12}）)[。]?$/u,
    closing: true,
  },
];
