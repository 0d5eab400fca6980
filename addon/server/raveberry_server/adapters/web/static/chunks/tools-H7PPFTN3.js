/* raveberry sources sha256:74c02f7463bfac19 */
/* licences: licences.txt */
import"./chunk-E7ZDI72W.js";import"./chunk-XIJFMLXN.js";import"./chunk-2GSETEJM.js";import"./chunk-BDH4QQD6.js";
