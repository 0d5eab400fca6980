/* raveberry sources sha256:113cef72a3f11fff */
/* licences: licences.txt */
import{a as o}from"./chunks/chunk-IE3DT6G2.js";import{a as r,b as m}from"./chunks/chunk-7DZJMPTN.js";import{a as p,b as e}from"./chunks/chunk-7WSGNMRR.js";import{a as f}from"./chunks/chunk-GQJAJ6FZ.js";import{a as t}from"./chunks/chunk-4LYHL7MU.js";import"./chunks/chunk-HACANJT7.js";import"./chunks/chunk-C3DICENW.js";import"./chunks/chunk-5CWMF2DL.js";import"./chunks/chunk-66ICX5QT.js";import"./chunks/chunk-Z5MUGFBG.js";t({page:{...r,why:m},sheets:o,host:p,effects:f,settings:e});
