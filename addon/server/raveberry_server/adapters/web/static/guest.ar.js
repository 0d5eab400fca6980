/* raveberry sources sha256:27a9844bea2fac20 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-RUMXYK3H.js";import{a as m,b as o}from"./chunks/chunk-SEPFBWON.js";import"./chunks/chunk-L23JZVYS.js";import"./chunks/chunk-Q6GM2VFR.js";import"./chunks/chunk-RQEK6J5A.js";import"./chunks/chunk-MX5QK6Q4.js";r({...m,why:o});
