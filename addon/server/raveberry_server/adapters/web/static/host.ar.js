/* raveberry sources sha256:3064a61ab01574f0 */
/* licences: licences.txt */
import{a as o}from"./chunks/chunk-YNOHJ7CB.js";import{a as r,b as m}from"./chunks/chunk-TALEZLX2.js";import{a as p,b as e}from"./chunks/chunk-YB2BSRXY.js";import{a as f}from"./chunks/chunk-U3IMNXEC.js";import{a as t}from"./chunks/chunk-C5NIKBQN.js";import"./chunks/chunk-7OTBGJP7.js";import"./chunks/chunk-QGOOPOIM.js";import"./chunks/chunk-RBBCXXKO.js";import"./chunks/chunk-RSTSKW2G.js";import"./chunks/chunk-BVELUEZA.js";t({page:{...r,why:m},sheets:o,host:p,effects:f,settings:e});
