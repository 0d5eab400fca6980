/* raveberry sources sha256:e44ca62d1d9153db0dbbd057432cefce38f45fae223d74bafdb6d80fb1f3d98e */
/* licences: licences.txt */
import{a}from"./chunk-AXVIO4PW.js";import"./chunk-AJ4H4RMC.js";import"./chunk-PGD7OVA5.js";export{a as sheets};
