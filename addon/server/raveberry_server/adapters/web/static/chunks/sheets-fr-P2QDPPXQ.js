/* raveberry sources sha256:26eb4210aa085b65e110641619332c3906954cf7ad92b5a20cd926045c4107ba */
/* licences: licences.txt */
import{a}from"./chunk-ZSFY6VZL.js";import"./chunk-UNVYJERZ.js";import"./chunk-REG23W3R.js";export{a as sheets};
