/* raveberry sources sha256:28fea1de47055fb1da1310e541dc3c2285f98154a4eba536dc13006304cbc23a */
/* licences: licences.txt */
import{a}from"./chunk-76CYRY6S.js";import"./chunk-X4QNJ4HD.js";import"./chunk-SDW3KZEY.js";export{a as sheets};
