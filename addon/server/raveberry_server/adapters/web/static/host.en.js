/* raveberry sources sha256:43d999af55ae4687 */
/* licences: licences.txt */
import{a as o}from"./chunks/chunk-WEZ2DVYA.js";import{a as r,b as m}from"./chunks/chunk-K635EUPL.js";import{a as p,b as e}from"./chunks/chunk-EJ2WYUNL.js";import{a as f}from"./chunks/chunk-D5M5C6S3.js";import{a as t}from"./chunks/chunk-WVRXQ3WY.js";import"./chunks/chunk-YT6CEPZZ.js";import"./chunks/chunk-HFX2Z2HF.js";import"./chunks/chunk-RQBL5FTT.js";import"./chunks/chunk-NQEF5XCA.js";import"./chunks/chunk-JBNYP7LS.js";t({page:{...r,why:m},sheets:o,host:p,effects:f,settings:e});
