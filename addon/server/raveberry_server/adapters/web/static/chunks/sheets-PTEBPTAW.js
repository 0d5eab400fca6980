/* raveberry sources sha256:51c00699975a9bee */
/* licences: licences.txt */
import{a}from"./chunk-PJXJPDOG.js";import"./chunk-3XMYYHT4.js";import"./chunk-5BSL7ZMG.js";export{a as sheets};
