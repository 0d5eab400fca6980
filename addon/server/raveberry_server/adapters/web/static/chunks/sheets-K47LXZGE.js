/* raveberry sources sha256:23cb5a5369e3a9fd */
/* licences: licences.txt */
import{a}from"./chunk-3RWJVR5Z.js";import"./chunk-B2F2Z5WP.js";import"./chunk-EN2NG7V4.js";export{a as sheets};
