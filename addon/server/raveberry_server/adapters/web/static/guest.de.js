/* raveberry sources sha256:bcf20a25aa8816ab */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-CQUDNQEH.js";import{a as m,b as o}from"./chunks/chunk-VXL3DUQZ.js";import"./chunks/chunk-XMVFWCMM.js";import"./chunks/chunk-7XEYLC6P.js";import"./chunks/chunk-GRBYDZI5.js";import"./chunks/chunk-XRVOL7D6.js";r({...m,why:o});
