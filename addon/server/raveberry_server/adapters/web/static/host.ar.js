/* raveberry sources sha256:614024bdfc8726ec */
/* licences: licences.txt */
import{a as o}from"./chunks/chunk-6Y6XOFVV.js";import{a as r,b as m}from"./chunks/chunk-4TJMGGJK.js";import{a as p,b as e}from"./chunks/chunk-XFXLSYFG.js";import{a as f}from"./chunks/chunk-AQBWGWCQ.js";import{a as t}from"./chunks/chunk-SMM64J2K.js";import"./chunks/chunk-Q45MADYM.js";import"./chunks/chunk-YCYSKFB7.js";import"./chunks/chunk-6522PWQZ.js";import"./chunks/chunk-5AWRX5YG.js";import"./chunks/chunk-XH5LEMPK.js";t({page:{...r,why:m},sheets:o,host:p,effects:f,settings:e});
