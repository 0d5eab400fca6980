/* raveberry sources sha256:6dcb35938b690214 */
/* licences: licences.txt */
import{a}from"./chunk-S3UAAGTM.js";import"./chunk-35U2IVJO.js";import"./chunk-CL7EGAAW.js";export{a as sheets};
